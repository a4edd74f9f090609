import { namesAct, type ReplyWord } from './reply-words';

/** Agreement that a strong word may follow without losing its strength: 好，确认; yes, confirm. Nothing else may stand right before it. */
const leads = new Set(
  [
    '好,好的,好吧,行,对,对的,是,是的,中,成,得,要得,没错,没问题,同意,那,那就,嗯,嗯嗯,恩',
    'yes,yeah,yep,yup,ya,yea,aye,ok,okay,k,sure,right,correct,fine,alright,all right,then',
    'thats right,thats correct,thats fine,great,perfect,good,cool,mm,mhm,uh huh,i do',
  ].flatMap((words) => words.split(',')),
);
/** Whoever is asked to confirm is not who confirms: 麻烦你确认 and "agent, confirm" may ask us to look again. */
const isAsked = ({ tone, words }: ReplyWord) => tone === 'aside' || /^(?:请|麻烦|拜托|有劳|劳驾|辛苦|please|pls|plz)/u.test(words);
/** 我要，确认: I have to check. */
const isNeed = ({ words }: ReplyWord) => /^(?:我|俺)?(?:要|需要|得|必须|想|可以|能)$/u.test(words);

/**
 * Whether a reply that agrees from end to end is a strong yes, on which money moves at once (DESIGN 2): a listed strong word whose neighbours do
 * not make it another sentence. 我需要确认 is "I have to check", 确定是她 and 确定没问题 ask when a recogniser has left out the mark, 麻烦你确认 asks
 * us to look. Those are weak, and are asked about once more.
 */
export function isStrong(reply: readonly ReplyWord[]): boolean {
  return (
    reply.some(({ tone }) => tone === 'strong') &&
    reply.every((word, at) => word.tone !== 'strong' || standsFirm(word, reply[at - 1], reply[at + 1]))
  );
}

function standsFirm(word: ReplyWord, before: ReplyWord | undefined, after: ReplyWord | undefined): boolean {
  if (before && (isAsked(before) || isNeed(before))) return isAct(word) && !isNeed(before);
  const joined = before?.clause === word.clause && before.tone !== 'strong' ? before : undefined;
  if (joined && !leads.has(joined.words) && !namesAct(joined) && !isAct(word)) return false;
  return after?.clause !== word.clause || after.tone === 'strong' || !/^(?:weak|act)/.test(after.tone) || leadsOnInLatin(after);
}

/** 转吧 and "go ahead" tell us what to do, however politely; 确认 and "confirm" are for the customer alone to say. */
const isAct = ({ words }: ReplyWord) =>
  !/确认|确定|confirm/u.test(words) || /^(?:确认|确定)(?:转|付|交|缴|汇|支|充|办|提|执|要)/u.test(words);
const leadsOnInLatin = ({ words }: ReplyWord) => /^[a-z ]+$/.test(words) && leads.has(words);
