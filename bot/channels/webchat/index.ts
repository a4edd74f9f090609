import { randomBytes } from 'node:crypto';
import type { ErrorCode } from '../../errors';
import type { Route } from '../../server';
import type { Answer, Asked } from '../../wire';
import { stylesheet } from './assets';
import type { TokenSignIn } from './bank-sign-in';
import { chatRoutes } from './chat';
import { confirmRoutes } from './confirm';
import { healthRoutes } from './health';
import { seeOther } from './layout';
import type { PageNeeds } from './layout';
import { outboxRoutes } from './outbox';
import type { Outbox, Readiness, SignIn, StepUpPages, TextTurns, Visits } from './ports';
import { refusalAnswer } from './refusal';
import { signInRoutes } from './sign-in';
import { textRoutes } from './text';
import { pageWords } from './words';
import type { SayValue } from './words';

/** Everything the pages ask of others. `say` words one value (accessibility/saying); `demo` shows the outbox and the demo's numbers. */
export type WebchatNeeds = {
  visits: Visits;
  identity: SignIn;
  /** Where the bank's own sign-in is set up. */
  tokens?: TokenSignIn | undefined;
  turns: TextTurns;
  stepUp: StepUpPages;
  outbox: Outbox;
  ready: Readiness;
  metricsTokens: readonly string[];
  publicUrl: string;
  say: SayValue;
  now: () => Date;
  demo: boolean;
};
export type Webchat = { routes: readonly Route[]; refuse: (code: ErrorCode, asked: Asked) => Answer };

/** The pages, as routes for the server, and the wording of its errors. */
export function webchat(needs: WebchatNeeds): Webchat {
  const style = stylesheet();
  const random = (): string => randomBytes(16).toString('base64url');
  const pages: PageNeeds = {
    words: pageWords(needs.say),
    say: needs.say,
    styleHref: style.path,
    demo: needs.demo,
    publicUrl: needs.publicUrl,
    random,
  };
  const refuse = (code: ErrorCode, asked: Asked): Answer => refusalAnswer(code, asked, pages);
  const all = { ...pages, ...needs, refuse };
  const home = ({ query }: Asked): Answer => ({ ...seeOther(query.size > 0 ? `/chat?${query.toString()}` : '/chat'), status: 302 });
  const routes: Route[] = [
    { method: 'GET', path: '/', answer: home },
    ...chatRoutes(all),
    ...textRoutes(all),
    ...signInRoutes(all),
    ...confirmRoutes(all),
    ...outboxRoutes(needs.outbox, pages),
    ...healthRoutes(needs.ready, needs.metricsTokens),
    style.route,
  ];
  return { routes, refuse };
}
