/** A number as people round sums, and as a tail ends only by chance. */
const isRound = /(?:00|50)$/;
const startsRange = /(?<![\d.])(\d{3,9})(?:[元块]钱?| ?(?:yuan|rmb|kuai))? ?(?:到|至|\bto) ?$/u;

/** 转2000到3000, "2000 to 3000 to her": round figures, more than those right before them, end a range. 转500到1234 says to whom. */
export function endsRange(before: string, figures: string): boolean {
  const [, first] = startsRange.exec(before) ?? [];
  return first !== undefined && isRound.test(figures) && Number(figures) > Number(first);
}
