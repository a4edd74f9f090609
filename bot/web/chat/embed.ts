/**
 * For a page of the bank's own: `<script src="https://assistant.example/embed.js" async></script>` writes a link to the assistant where it stands.
 * `data-lang` chooses the language, `data-label` other words, `data-frame` an inline frame instead (same site only, see the README).
 */
/** The words of the link, written in when it is built: they are those of the locales. */
declare const fileWords: Record<'zh-CN' | 'en', { 'chat.title': string }>;

const own = document.currentScript;
if (own instanceof HTMLScriptElement) {
  const { lang = document.documentElement.lang, label, frame } = own.dataset;
  const isEnglish = /^en/i.test(lang);
  const pageLang = isEnglish ? 'en' : 'zh-CN';
  const words = label ?? fileWords[pageLang]['chat.title'];
  const href = new URL(`/chat?lang=${pageLang}`, own.src).href;
  const link = document.createElement('a');
  link.href = href;
  link.textContent = words;
  own.before(link);
  if (frame !== undefined) {
    const framed = document.createElement('iframe');
    framed.src = href;
    framed.title = words;
    framed.allow = 'microphone';
    [framed.width, framed.height] = ['100%', '720'];
    link.before(framed);
  }
}
