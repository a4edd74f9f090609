/** Imports run one way: bot → dialogs → accessibility → locales. The three on the right are pure: no I/O, no framework. */
const pure = '^(dialogs|accessibility|locales)/';
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'locales-import-nothing-to-their-left',
      severity: 'error',
      from: { path: '^locales/' },
      to: { path: '^(bot|dialogs|accessibility|test)/' },
    },
    {
      name: 'accessibility-imports-locales-only',
      severity: 'error',
      from: { path: '^accessibility/' },
      to: { path: '^(bot|dialogs|test)/' },
    },
    { name: 'dialogs-import-nothing-of-the-bot', severity: 'error', from: { path: '^dialogs/' }, to: { path: '^(bot|test)/' } },
    { name: 'nothing-imports-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    { name: 'the-right-is-pure', severity: 'error', from: { path: pure }, to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' } },
    {
      name: 'the-right-needs-i18next-at-most',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/(i18next|zod)/' },
    },
    {
      name: 'the-sdk-stays-at-the-edge',
      severity: 'error',
      from: { pathNot: '^(bot/(channels|turn)/|bot/app\\.ts|test/)' },
      to: { path: 'node_modules/(botbuilder|botframework)' },
    },
    {
      name: 'only-app-puts-parts-together',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/(app|index)\\.ts' },
      to: { path: '^bot/app\\.ts' },
    },
    {
      name: 'browser-code-stands-alone',
      severity: 'error',
      from: { path: '^bot/web/' },
      to: { pathNot: '^bot/web/' },
    },
    { name: 'no-server-imports-browser-code', severity: 'error', from: { pathNot: '^bot/web/' }, to: { path: '^bot/web/' } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
