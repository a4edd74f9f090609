import type { Command } from '../../dialogs/engine/command';
import { commandPhrase, plainWords } from './phrases';

/** A no in so many words: who, the no, what is not wanted. Words that could make a condition, a question or another wish are in none of them. */
const zhRefusal =
  /^(?:我们?|俺|咱|本人|[你您]|那|就|先|还是|可|并|从来?|根本|压根|绝对|坚决|千万|当然|暂时|现在|请|麻烦|求|哎呀?|唉|嗯|啊|钱|快|赶紧|算了|停|谢谢|都)*((?:不|没有?|别|甭|莫|勿|冇|唔|弗|休)(?:是|要|想|用|必|能|可以|可|准|许|让|叫|说|打算|同意|答应|愿意|需要|得|批准|好|再)*[我你您]?(?:转|交|付|汇|缴|打|办|充|动|扣|操作|提交|执行|确认|给)*(?:账|钱|款|费|出去|过去|走|[他她]|这笔|这个|的)*(?:了|啊|呀|啦|喇|咯|喽|哦|吧|谢谢)*)$/u;
const enRefusal =
  /^(?:(?:no|nope|nah|please|sorry|hey|stop|actually|well|i said|i|we|you) )*(?:do not|dont|did not|didnt|never|cannot|cant|will not|wont|would not|wouldnt|am not|im not|not)(?: (?:ever|want|wish|like|agreed?|approve|confirm|consent|accept|authori[sz]e|asked|ask|say|said|need|going|gonna|to|you|me|it|this|that|the|any|my|money|send(?:ing)?|transfer(?:ring)?|pay(?:ing)?|payment|do(?:ing)?|anything|go|ahead|through|with|her|him|them|please|thanks|for|happen|let))*$/;

const enNo =
  /^(?:(?:oh|um|uh|er|hm+|actually|wait|sorry|ok|okay|well|i said|i mean|please|hey) )*(?:no|nope|nah|never)(?: (?:no|nope|nah|never|thanks|thank you|sorry|please|i said|dont|do not|mate|good|way|stop))*$/;

/** The no at the end, as signing puts it: 钱 出去 不, money go no. A lack that is none (问题 没有) and a question are left out. */
const signedRefusal = /^(?:[^\s\d]{1,12} ){1,5}(?:不|不要|不用|别|没有|没|no|not|don't)[.。!！]?$/u;
const notSigned =
  /[?,，]|还是|或|吗|怎么|什么|[谁几]|如果|要是|但|问题|错|毛病|意见|改|\b(?:or|if|but|why|what|who|how|when|is|are|sure|maybe|problem|change|say|says|said)\b/u;

/**
 * The no of an utterance that refuses what was read back in words that no list holds: 俺不转了 drops it, as 不转了 does. Wider than a yes may ever be,
 * since a no that was not meant costs one question, and nothing moves. Only asked at a review.
 */
export function refusalIn(text: string): Command | null {
  if (text.includes('?')) return null;
  const whole = plainWords(text);
  const [, core = ''] = zhRefusal.exec(whole) ?? [];
  if (commandPhrase(core) === 'cancel') return { do: 'cancel' };
  const refuses = core !== '' || enRefusal.test(whole) || enNo.test(whole) || (signedRefusal.test(text) && !notSigned.test(text));
  return refuses ? { do: 'deny' } : null;
}
