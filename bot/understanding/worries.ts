/** Afraid that something is or will go wrong, nobody says that it did, nor what would be right: 不会转错人吧, 可别弄错了, "I hope it's not the wrong person". */
const afraid =
  /会不会|不会[^,，]{0,10}[吧嘛呀啊]|是不是|有没有|[可千万]别|别[^,，]{0,4}错|怕|担心|万一|要不要|该不该|还是不[转交付汇打缴]|\b(?:(?:don't|do not|never|not) [^,.]{0,30}\bwrong|make sure|hope\w*|afraid|scared|worried|worry\w*|nervous|won't|wouldn't|isn't|aren't|you sure|is (?:this|that|it)|in case|what happens|will (?:it|i|you|they|this|that)|could (?:it|this|that)|might)\b/u;

/** What somebody else says, wants or thinks is a story, and no wish of the customer's. */
const told =
  /(?:[他她]们?|儿子|女儿|老伴|老公|老婆|媳妇|孙子|孙女|人家|别人|邻居|大家)\S{0,2}(?:说|讲|嫌|让|叫|觉得|认为|非要|还嫌)|听说|据说|\b(?:he|she|they|people|son|daughter|wife|husband|friend|neighbour|neighbor|someone|somebody|everyone)(?: (?:always|just|once|still))? (?:said|says|say|told|tells|thinks?|thought|reckons?|reckoned|asked|complain\w*|moan\w*)\b|\bi (?:heard|read) that\b/u;

/** Whether words are a worry about what is read back: an answer to it may calm, a change would be a second mistake. */
export const isWorry = (text: string): boolean => afraid.test(text);

/** Whether words tell of what somebody else says. */
export const isToldOfOthers = (text: string): boolean => told.test(text);
