import { choice, message } from '../accessibility/message';
import type { Context, Dialog } from './engine/dialog';

/** What is set now, and what can be changed by tap, number or word. Any setting can also be said at any time, in any dialog. */
function menu(c: Context) {
  const { lang, wording, pace, form } = c.profile;
  const choices = [
    lang === 'en' ? choice('profile:zh', 'settings.choiceChinese', {}) : choice('profile:en', 'settings.choiceEnglish', {}),
    wording === 'plain' ? choice('profile:easy', 'settings.choiceEasy', {}) : choice('profile:plain', 'settings.choicePlain', {}),
    pace === 'slow' ? choice('profile:normal', 'settings.choiceNormalPace', {}) : choice('profile:slow', 'settings.choiceSlower', {}),
    form === 'text' ? choice('profile:any', 'settings.choiceAnyForm', {}) : choice('profile:text', 'settings.choiceText', {}),
  ];
  const now = {
    lang: { t: 'term' as const, key: lang === 'en' ? ('set.en' as const) : ('set.zh' as const) },
    wording: { t: 'term' as const, key: `set.${wording}` as const },
    pace: { t: 'term' as const, key: `set.${pace}` as const },
  };
  return message('settings.menu', 'menu', now, { choices });
}

export const settings: Dialog = {
  id: 'settings',
  v: 1,
  name: 'dialog.settings',
  needs: 'none',
  money: false,
  slots: [],
  help: 'settings.help',
  answer: (_filled, c) => Promise.resolve([menu(c)]),
};
