import type { Command } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import { normalise, type Said } from '../normalise';
import { findNames } from '../payees';
import { payee, start, whoIsMeant } from './payee-who';

const remove = /删(?:除|掉|了|去)?|移除|去掉|移走|\b(?:remove|delete|erase|get rid of)\b/u;
const notPayees =
  /备注|费|转账|交易|附言|设置|账单|提醒|记录|短信|对话|额度|\b(?:memo|note|settings?|history|bills?|reminders?|message|limits?)\b/u;
/** Whether somebody is to be taken off the list, or is told of as taken off. */
export const isRemoval = (text: string): boolean => remove.test(text) && !notPayees.test(text);

/** A question or a doubt, however it is put: whom it is about is shown, and nobody is removed. */
const asks =
  /[吗么呢?]\s?$|怎么|怎样|如何|会不会|要不要|该不该|是不是|好不好|能不能|可不可以|再说|想想|可能|也许|\b(?:how|what|should|maybe|perhaps)\b/u;
const polite = /帮我|请|麻烦|能不能|\b(?:please|can you|could you|would you)\b/u;

/**
 * Removing happens at once, so nothing of the wish may stay unexplained: 他删掉了小明, 小明被删掉了, a joke and "delete mum's landlord" show the list, as a
 * question does, and remove nobody.
 */
export function readRemoval(said: Said, about: Moment): Command {
  const names = findNames(said.text, about.knownNames);
  const who = names.length > 1 ? [] : whoIsMeant(said, about);
  const told = [...names.map(({ start, end }) => said.text.slice(start, end)), ...who.map(({ text }) => normalise(text).text)];
  const rest = told.filter((name) => name !== '').reduce((left, name) => left.replace(name, ','), said.text);
  const isAsked = asks.test(said.text) && !polite.test(said.text);
  const isWish = names.length < 2 && !isAsked && !toldRemoval.test(rest) && wishedRemoval.test(rest);
  return start(isWish ? 'removePayee' : 'payees', who);
}
/** 小明删了 tells; 把小明删了 and 删了小明 ask. */
const toldRemoval = /^[^把将请帮麻删]*,[^把将请帮麻删]*删(?:除|掉)?了/u;
/** Every word can be cut in one way only, so that no text is slow to look at. */
const wishedRemoval = new RegExp(
  String.raw`^(?:${payee}|(?:把|将|请|麻烦|帮我|帮忙|给我|替我|劳驾|您|你|我|要|想|需要|的|这|那|个|位|里面?|中|名单|列表|从|一下|吧|啊|呀|哈|掉|去|了|叫|就|直接|谢谢|好吗|好不好|行吗|可以吗)|(?:尾号|末四位|后四位)\s?[\d零〇幺一二两三四五六七八九]{4}|删除?|移除|移走|[\s,，。.!！?？'"“”「」:：]` +
    String.raw`|\b(?:please|kindly|can|could|would|will|you|i|i'd|want|need|like|to|the|my|a|payees?|recipients?|beneficiar(?:y|ies)|list|from|on|off|called|named|remove|delete|erase|get|rid|of|ending|in|with|\d{4}|now|just|thanks|thank|for|me|ok|okay|hi|hello|saved|and|then|go|ahead)\b)*$`,
  'u',
);
