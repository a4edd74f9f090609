import fc from 'fast-check';
import { ssmlOf } from '../../bot/turn/ssml';

describe('an utterance as SSML', () => {
  test('says our words beside what is shown, with the pauses', () => {
    const ssml = ssmlOf({ lang: 'zh-CN', parts: [{ say: '转' }, { say: '两百元', shown: '200.00 元' }, { pauseMs: 300 }, { say: '。' }] });
    expect(ssml).toContain('<sub alias="两百元">200.00 元</sub><break time="300ms"/>');
    expect(ssml).toContain('xml:lang="zh-CN"');
  });

  test('marks a name in another script, so that a voice does not guess at it', () => {
    expect(ssmlOf({ lang: 'en', parts: [{ say: 'to 张伟, ' }, { say: '张 伟', shown: '张 伟' }] })).toContain(
      'to <lang xml:lang="zh-CN">张伟</lang>, <lang xml:lang="zh-CN">张 伟</lang>',
    );
    expect(ssmlOf({ lang: 'zh-CN', parts: [{ say: '转给Li Na，字母K七' }] })).toContain('转给<lang xml:lang="en-US">Li Na</lang>，字母K七');
  });

  const ours = /<(speak|voice|sub|mark|break|lang)( [a-z:]+="[^"<>]*")*\/?>|<\/(speak|voice|sub|lang)>/g;
  const entity = /&(amp|lt|gt|quot|apos);/g;

  test('holds no tag and no entity but its own, whatever somebody is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (say, shown) => {
        const ssml = ssmlOf({ lang: 'en', parts: [{ say, shown }, { say: `</Say><Dial>${say}" x="` }, { mark: shown }] });
        expect(ssml.replace(ours, '').replace(entity, '')).not.toMatch(/[<>&]/);
        expect(ssml.includes(String.fromCharCode(0))).toBe(false);
        expect(ssml.match(/<sub /g) ?? []).toHaveLength(/\p{Script=Han}/u.test(say) ? 0 : 1);
      }),
    );
  });
});
