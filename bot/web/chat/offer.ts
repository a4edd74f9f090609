import { button, byId, make, sayBox, word } from './page';
import type { Activity, Choice, Tap } from './wire';

/** A link of the bank's leads to a web page, one of ours stays on the host that the customer came by; anything else leads nowhere. */
function safeHref(href: string): string {
  const own = href.replace(/^https?:\/\/[^/]+(?=\/(confirm|signin|text|chat)\b)/, '');
  return /^(https?:\/\/|\/(?!\/))/.test(own) ? own : '#talk';
}

/** Where the code of a step-up is entered, if a choice leads there. */
export const confirmPath = ({ href }: Choice): string | undefined => /\/confirm\/[\w-]+$/.exec(href ?? '')?.[0];

/** The choices of the newest answer, numbered, all alike, so that none is the default (rule CF-02). None: an activity without choices. */
export function drawOffer(activity: Activity | undefined, choose: (label: string, tap: Tap, touched: boolean) => void): void {
  const choices = activity?.channelData?.choices ?? [];
  const taps = (activity?.suggestedActions?.actions ?? []).map(({ value }) => value);
  const tapOf = (id: string): Tap => taps.find((tap): tap is Tap => typeof tap === 'object' && tap.choice === id) ?? { choice: id };
  const item = (choice: Choice): HTMLElement => {
    const label = `${choice.n}. ${choice.label}`;
    if (choice.href !== undefined) {
      const href = safeHref(choice.href);
      return make('a', { class: 'button', href: /^\/(signin|confirm)/.test(href) ? `${href}?from=chat` : href }, label);
    }
    const pressed = button(label);
    let touched = false;
    pressed.onpointerdown = ({ pointerType }) => (touched = pointerType === 'touch');
    pressed.onclick = () => {
      if (pressed.isConnected) choose(choice.label, tapOf(choice.id), touched); // a hundred quick presses are one
    };
    return pressed;
  };
  if (byId('offer').contains(document.activeElement)) sayBox().focus();
  byId('choice-list').replaceChildren(...choices.map((choice) => make('li', {}, item(choice))));
  byId('choices').textContent = word('chat.choices', { n: choices.length });
  byId('offer').hidden = choices.length === 0;
  byId('say-label').textContent = word(choices.length === 0 ? 'chat.say' : 'chat.sayOrNumber');
}

/** Takes the choices away. Who was on one of them goes on in the message box, before it is gone: else the focus falls to the body. */
export function endOffer(touched: boolean, own: HTMLElement | undefined): void {
  if (byId('offer').contains(document.activeElement) || byId('code').contains(document.activeElement)) {
    if (touched)
      own?.focus(); // on a phone, the box would bring up the keyboard
    else sayBox().focus();
  }
  byId('offer').hidden = true;
  byId('choice-list').replaceChildren();
}
