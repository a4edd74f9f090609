import type { Command } from '../../../dialogs/engine/command';
import type { About } from '../about';
import type { Said } from '../normalise';

const signs = [
  /(?:码|短信|信息|消息|电话|邮件|六位数)\S{0,8}(?:没|不|未|迟迟)\S{0,4}(?:来|到|收|影|动静|发|响)/u,
  /(?:没|未|收不)\S{0,3}(?:收到?|来|到|看[见到])\S{0,6}(?:码|短信|信息|消息|六位数)|等了?\S{0,6}(?:码|短信|半天|好久)|(?:啥|什么)(?:也|都)没(?:来|到|收|有)/u,
  /\b(?:codes?|text|sms|message|digits?|call|e-?mail)\b.{0,16}\b(?:not|never|\w+n't|still|yet|late|slow|taking|hasnt|didnt)\b|\bwaiting for (?:the|a|my|that) (?:code|text|sms|message|call|e-?mail)\b/u,
  /\b(?:no|nothing|never|haven't|havent|didn't|didnt|not)\b.{0,20}\b(?:codes?|text|sms|came|come|arrived|through)\b/u,
];
/** Who changes how it comes, or tells who else asks for it, says more than that it is late. */
const saysMore = /[改换]|别人|有人|打电话|客服|他|她|\b(?:change|switch|instead|somebody|someone|he|she|they|asks?|asked)\b/u;
const textMax = 60;

/** A code is waited for: the dialog is open, and neither asks nor reads back. */
export const awaitsCode = ({ expected }: About): boolean =>
  expected.dialog !== undefined && !expected.review && expected.kind === undefined;

/** A code by its name: out of the blue any other text or call may be meant. */
const namesCode = /验证码|校验码|\b(?:code|codes|otp)\b/u;
/** That it does not come, rather than that it is wrong. */
const speaksOfComing = /[收来到发影响]|动静|\b(?:c[oa]mes?|coming|arriv\w*|receiv\w*|g[eo]t|through|sen[dt]|ha(?:ve|d)|waiting)\b/u;
/** How codes come, and by which other way they can. */
const waysOfCodes: Command = { do: 'start', dialog: 'settings', set: [{ kind: 'choice', text: '', value: 'codeBy?' }] };

/**
 * The code has not come: help at that place says where another way is chosen for it to come, and nothing else is meant while it is waited for. Where
 * nothing is open, the ways are told by which codes come.
 */
export function readCodeMissing({ text, cut }: Said, about: About): Command[] | null {
  if (cut || text.length > textMax || saysMore.test(text) || !signs.some((sign) => sign.test(text))) return null;
  if (awaitsCode(about)) return [{ do: 'help' }];
  const isIdle = about.expected.dialog === undefined && !about.expected.review;
  return isIdle && namesCode.test(text) && speaksOfComing.test(text) && !/\d/.test(text) ? [waysOfCodes] : null;
}
