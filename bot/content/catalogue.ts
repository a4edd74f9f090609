import { join } from 'node:path';
import { catalogues } from '../../locales/index';
import type { MessageKey, TermKey } from '../../locales/keys';
import type { Lang } from '../../accessibility/profile';
import { projectRoot } from '../root';
import { type Placeholders, placeholdersOf, readCatalogues, splitKey } from './keys';

/** All templates of one language by `<file>.<key>` with variants, and for each key the places in it with their types. */
export type Catalogue = { lang: Lang; templates: Map<string, string>; places: Map<string, [string, string][]> };
export type Catalogues = { [L in Lang]: Catalogue };

export const localesFolder = join(projectRoot, 'locales');

/** The places of each key in all its variants: one that is spoken may have fewer. */
function placesOf(templates: Iterable<[string, string]>): Map<string, Placeholders> {
  const places = new Map<string, Placeholders>();
  for (const [full, text] of templates) {
    const { base } = splitKey(full);
    places.set(base, new Map([...(places.get(base) ?? []), ...placeholdersOf(text)]));
  }
  return places;
}

const catalogueOf = (lang: Lang, templates: Map<string, string>): Catalogue => ({
  lang,
  templates,
  places: new Map([...placesOf(templates)].map(([base, names]) => [base, [...names]])),
});

/** The locale files as they lie in a folder. Throws for a file that is no flat JSON of strings. */
export const openCatalogues = (folder = localesFolder): Catalogues => ({
  'zh-CN': catalogueOf('zh-CN', readCatalogues(folder, 'zh-CN')),
  en: catalogueOf('en', readCatalogues(folder, 'en')),
});

const places = placesOf(Object.entries(catalogues['zh-CN']));
const bases = new Set(places.keys());
const isMessageKey = (key: string): key is MessageKey => bases.has(key) && !key.startsWith('terms.');
const isTermKey = (key: string): key is TermKey => bases.has(`terms.${key}`);

/** A key that messages may carry, if it is one: of the catalogues that i18next words, not of a page. */
export const messageKeyOf = (key: string): MessageKey | undefined => (isMessageKey(key) ? key : undefined);
/** Which kind of value stands at each place of a message. */
export const kindsIn = (key: MessageKey): Placeholders => places.get(key) ?? new Map<string, string>();
export const termKeys: readonly TermKey[] = [...bases]
  .filter((key) => key.startsWith('terms.'))
  .map((key) => key.slice('terms.'.length))
  .filter(isTermKey);
