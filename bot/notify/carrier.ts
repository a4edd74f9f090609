import type { CodeWay, Lang } from '../../accessibility/profile';

/** One message on its way to a customer outside the conversation. `code` only where the text holds a one-time code. */
export type Notice = { way: CodeWay; to: string; customer: string; lang: Lang; text: string; code?: string };

/**
 * Whoever carries messages to customers: SMS, voice call, e-mail, WeChat. Resolves when the carrier has taken the message; throws when it
 * has not. It must not store or log what a notice with a `code` says (DESIGN 7, step-up 2).
 */
export type Carrier = { send(notice: Notice): Promise<void> };
