import { z } from 'zod';

const most = (value: number, floor: number) => z.number().positive().max(floor).default(value);
const least = (value: number, floor: number) => z.number().min(floor).default(value);

/**
 * Every number of the rules, with its default and its floor (guideline G21: may be tightened, never loosened). Sources: reference 3.7, 3.6 and
 * section 5 (M7 to M18); floors of which no source speaks are our own [CHOICE]. Units stand last in the names.
 */
export const Thresholds = z.strictObject({
  // EZ-01, M16: one sentence.
  sentenceHanzi: most(20, 30),
  sentenceWords: most(18, 25),
  easySentenceHanzi: most(15, 20),
  easySentenceWords: most(12, 18),
  // TX-05.
  signFirstSentenceHanzi: most(15, 20),
  signFirstSentenceWords: most(10, 15),
  // EZ-03, M17: US school grade, of texts of at least this many words.
  fleschKincaidGrade: most(7, 9),
  fleschKincaidWords: most(12, 12),
  // EZ-10: one message.
  messageSentences: most(5, 6),
  messageHanzi: most(90, 120),
  messageWords: most(75, 100),
  easyMessageSentences: most(3, 6),
  easyMessageHanzi: most(45, 70),
  easyMessageWords: most(40, 60),
  // EZ-13, IVR-01: choices beside a person.
  options: most(5, 5),
  easyOptions: most(3, 3),
  keyOptions: most(4, 4),
  // SR-11.
  screenReaderHanzi: most(240, 300),
  screenReaderWords: most(120, 150),
  // SP-06, M8b, M8c: how long it takes to say.
  infoSeconds: most(15, 15),
  menuSeconds: most(20, 20),
  confirmSeconds: most(12, 15),
  factSeconds: most(4, 6),
  // The estimator of SP-06.
  hanziPerSecond: least(4, 3.5).refine((rate) => rate <= 4.5, 'nobody is read to faster than that'),
  wordsPerSecond: least(2.6, 2.2).refine((rate) => rate <= 3, 'nobody is read to faster than that'),
  // SP-12.
  pauseShare: most(0.4, 0.4),
  pauseMs: most(1000, 1000),
  // TX-06: WeChat.
  bytes: most(2048, 2048),
  bytesAdvised: most(600, 1024),
  // EZ-09: from so many steps on they are counted out.
  countedSteps: most(3, 3),
  // OTP-01.
  codeSeconds: least(600, 300),
  codeFloorSeconds: least(300, 300),
  // LI-01.
  listedItems: least(2, 2),
  // SP-06: so many items of a list are read in one breath; the rest is asked for (matrix 3.2).
  itemsHeard: most(3, 3),
});
export type Thresholds = z.infer<typeof Thresholds>;

/** The numbers in force. Throws ZodError for one that is looser than its floor, or that no rule knows. */
export const setThresholds = (tightened: unknown = {}): Thresholds => Thresholds.parse(tightened);
