import type { Utterance } from '../../accessibility/rendition';

const escapes: { [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

// eslint-disable-next-line no-control-regex -- the first ones are the characters that XML 1.0 forbids
const unlike = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff&<>"']/g;

/** Text for an XML document (W3C XML 1.0); characters that XML forbids are left out. */
export const escapeXml = (text: string) => (text.search(unlike) < 0 ? text : text.replace(unlike, (sign) => escapes[sign] ?? ''));

const voices = { 'zh-CN': 'zh-CN-XiaoxiaoNeural', en: 'en-US-JennyNeural' };
/** A fifth slower or faster than the voice by itself (SSML 3.2.4). */
const rates = { slow: '-20%', fast: '+20%' };
const languages = { 'zh-CN': 'zh-CN', en: 'en-US' };

/** Runs of another script than the voice's own; a single letter is read as a letter by every voice. */
const foreign = { 'zh-CN': /([A-Za-z]{2,}(?:[ .'-]+[A-Za-z]+)*)/u, en: /(\p{Script=Han}+(?:[ ·]*\p{Script=Han}+)*)/u };
const other = { 'zh-CN': 'en-US', en: 'zh-CN' };
/** What an element cannot hold as it is, or the voice not say; most of what is said has none of it, and one look is enough. */
const special = {
  'zh-CN': new RegExp(`${foreign['zh-CN'].source}|${unlike.source}`, 'u'),
  en: new RegExp(`${foreign.en.source}|${unlike.source}`, 'u'),
};

/** Words in another language, such as the name 张伟 to an English voice, are marked as that (rule SP-04, WCAG 3.1.2); an alias holds no element, so they stand for themselves. */
function voiced({ say, shown }: { say: string; shown?: string }, lang: Utterance['lang']): string {
  if (!special[lang].test(say)) return shown === undefined ? say : `<sub alias="${say}">${escapeXml(shown)}</sub>`;
  if (!foreign[lang].test(say)) return shown === undefined ? escapeXml(say) : `<sub alias="${escapeXml(say)}">${escapeXml(shown)}</sub>`;
  const runs = say.split(foreign[lang]);
  return runs.map((run, index) => (index % 2 === 0 ? escapeXml(run) : `<lang xml:lang="${other[lang]}">${escapeXml(run)}</lang>`)).join('');
}

/**
 * An utterance as SSML 1.0 of our own words: what is said stands as alias beside what is shown, so that any engine speaks the same
 * (rules SP-01 to SP-03).
 */
export function ssmlOf({ lang, pace, parts }: Utterance): string {
  const body = parts.map((part) => {
    if ('pauseMs' in part) return `<break time="${part.pauseMs}ms"/>`;
    if ('mark' in part) return `<mark name="${escapeXml(part.mark)}"/>`;
    return voiced(part, lang);
  });
  const root = `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${languages[lang]}">`;
  const said = pace === undefined ? body.join('') : `<prosody rate="${rates[pace]}">${body.join('')}</prosody>`;
  return `${root}<voice name="${voices[lang]}">${said}</voice></speak>`;
}
