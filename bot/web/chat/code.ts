import { problem } from './announce';
import { confirmPath } from './offer';
import { byId, fetchInTime, make, pageLang, sayBox, word } from './page';
import type { Activity } from './wire';

let shown: string | undefined;
let isLost = false;
let isTouched = false;

/**
 * Where an answer waits for a one-time code: the field, in the flow of the conversation. The digits go to the secure page and nowhere else, when
 * the button is pressed and not before (WCAG 3.2.2); what came of it is told by the conversation.
 */
export function drawCode(activity: Activity | undefined, wait: (on: boolean) => void): void {
  const choices = activity?.channelData?.choices ?? [];
  const path = choices.map(confirmPath).find((one) => one !== undefined);
  if (path === shown) return;
  shown = path;
  if (isLost) problem('');
  isLost = false;
  const place = byId('code');
  if (path === undefined && place.contains(document.activeElement)) leave();
  place.replaceChildren(...(path === undefined ? [] : [formFor(path, wait)]));
}

/** The field goes: who wrote in it goes on in the message box, but for a finger, which would bring up the keyboard over what is told, on their words. */
function leave(): void {
  const own = isTouched ? [...document.querySelectorAll<HTMLElement>('#log .customer')].pop() : undefined;
  (own ?? sayBox()).focus();
}

function formFor(path: string, wait: (on: boolean) => void): HTMLElement {
  const field = make('input', {
    ...{
      id: 'code-field',
      class: 'code',
      name: 'code',
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      maxlength: '20',
    },
    'aria-describedby': 'code-hint',
  });
  const send = make('input', { type: 'submit', class: 'button primary', value: word('chat.codeSend') });
  const form = make(
    'form',
    { class: 'card', method: 'post', action: path },
    make('label', { for: 'code-field' }, word('chat.code')),
    make('p', { class: 'hint', id: 'code-hint' }, word('chat.codeHint')),
    make('div', { class: 'line' }, field, send),
  );
  isTouched = false;
  form.onpointerdown = ({ pointerType }) => (isTouched = pointerType === 'touch');
  let busy = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    if (busy) return; // a hundred quick presses are one
    busy = true;
    problem('');
    wait(true);
    void verify(path, field).finally(() => {
      busy = false;
      wait(false);
    });
  };
  return form;
}

const isCode = (text: string): boolean => /^\d{6}$/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

/** A heading has no full stop, which a voice needs between it and what comes next. */
function sentences(texts: string[]): string {
  const [stop, space] = pageLang() === 'en' ? ['.', ' '] : ['。', ''];
  return texts.map((text) => (/[.!?。！？]$/.test(text) ? text : text + stop)).join(space);
}

/** A code that was judged is told by the conversation; what was none is told here, is no try, and stays to be put right. */
async function verify(path: string, field: HTMLInputElement): Promise<void> {
  try {
    const code = field.value;
    const answer = await fetchInTime(path, { method: 'POST', body: new URLSearchParams({ code }) });
    if (answer.status >= 500) throw new Error();
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const told = page.getElementById('problem');
    if (isCode(code)) field.value = '';
    if (!told && answer.ok) return;
    const words = told ? told.querySelectorAll('h2, li') : page.querySelectorAll('main p');
    if (!told || !isCode(code)) problem(sentences([...words].map(({ textContent }) => textContent.trim())));
    // Who has gone elsewhere meanwhile stays there.
    if (field.form?.contains(document.activeElement)) field.focus();
  } catch {
    // What became of it may have been told meanwhile.
    if (shown !== path) return;
    isLost = true;
    problem(word('chat.codeLost'));
  }
}
