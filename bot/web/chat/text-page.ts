/** For browsers that this page is too new for: the text page does the same. */
export const toTextPage = (): void => location.replace(`/text?lang=${document.documentElement.lang}`);
