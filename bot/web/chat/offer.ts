import { button, byId, make, pageLang, sayBox, word } from './page';
import type { Activity, Choice, Tap } from './wire';

/** A link of the bank's leads to a web page, one of ours stays on the host that the customer came by; anything else leads nowhere. */
function safeHref(href: string): string {
  const own = href.replace(/^https?:\/\/[^/]+(?=\/(confirm|signin|text|chat)\b)/, '');
  return /^(https?:\/\/|\/(?!\/))/.test(own) ? own : '#talk';
}

/** Where the code of a step-up is entered, if a choice leads there. */
export const confirmPath = ({ href }: Choice): string | undefined => /\/confirm\/[\w-]+$/.exec(href ?? '')?.[0];

/** How a choice was made: with a finger, or by key or mouse. */
export type Chosen = 'touched' | 'pressed';

/**
 * The choices of the newest answer, numbered, all alike, so that none is the default (rule CF-02), in the language of that answer. None: an
 * activity without choices.
 */
export function drawOffer(activity: Activity | undefined, choose: (label: string, tap: Tap, by: Chosen) => void): void {
  const choices = activity?.channelData?.choices ?? [];
  const taps = (activity?.suggestedActions?.actions ?? []).map(({ value }) => value);
  const tapOf = (id: string): Tap => taps.find((tap): tap is Tap => typeof tap === 'object' && tap.choice === id) ?? { choice: id };
  const item = (choice: Choice): HTMLElement => {
    const label = `${choice.n}. ${choice.label}`;
    if (choice.href !== undefined) {
      const href = safeHref(choice.href);
      return make('a', { class: 'button', href: /^\/(signin|confirm)/.test(href) ? `${href}?from=chat&lang=${pageLang()}` : href }, label);
    }
    const pressed = button(label);
    let by: Chosen = 'pressed';
    pressed.onpointerdown = ({ pointerType }) => (by = pointerType === 'touch' ? 'touched' : 'pressed');
    pressed.onclick = () => {
      if (pressed.isConnected) choose(choice.label, tapOf(choice.id), by); // a hundred quick presses are one
    };
    return pressed;
  };
  if (byId('offer').contains(document.activeElement)) sayBox().focus();
  byId('choice-list').lang = activity?.locale ?? pageLang();
  byId('choice-list').replaceChildren(...choices.map((choice) => make('li', {}, item(choice))));
  byId('offer').hidden = choices.length === 0;
  wordOffer();
}

/** The words around the choices, in the language of the page. */
export function wordOffer(): void {
  const n = byId('offer').hidden ? 0 : byId('choice-list').childElementCount;
  byId('choices').textContent = word('chat.choices', { n });
  byId('say-label').textContent = word(n === 0 ? 'chat.say' : 'chat.sayOrNumber');
}

/**
 * Takes the choices away. Who has made one, or was on one of them, goes on in the message box, before it is gone: else the focus falls to the body.
 * Some browsers give no focus to what is pressed, so it is not asked where it was.
 */
export function endOffer(by: Chosen | undefined, own: HTMLElement): void {
  if (by === 'touched')
    own.focus(); // on a phone, the box would bring up the keyboard
  else if (by || byId('offer').contains(document.activeElement) || byId('code').contains(document.activeElement)) sayBox().focus();
  byId('offer').hidden = true;
  byId('choice-list').replaceChildren();
}
