/** What the engine itself says around an act, the same moments in every dialog that has one. */
export const actWords = [
  ...(['readAgain', 'weakYes', 'denied', 'cancelled', 'instead', 'whyReview', 'helpReview'] as const),
  ...(['stepUp', 'stepUpWaiting', 'whyStepUp', 'helpStepUp', 'codeWrong', 'codeExpired', 'codeLocked', 'codeReplaced'] as const),
  ...(['checking', 'running', 'mismatch', 'choiceYes', 'choiceChange', 'choiceCancel'] as const),
];
export type ActWord = (typeof actWords)[number];
