/** What may import what: held by `npm run check`. Each comment is the way out. */
const wiring = '(?:-feature|^create-[^/]+|/create-[^/]+|/mongo-[^/]+|person-document)\\.ts$|/(?:import|program)/';

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'move what both need into a file of its own',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-knows-no-edge',
      comment: 'put a port between them; a feature’s own wiring and its stores may know their edge',
      severity: 'error',
      from: { path: '^src/(?:features|answers|grammar|i18n|cards)/', pathNot: wiring },
      to: {
        path: '^src/(?:teams|http|mongo|scheduler)/|node_modules/(?:botbuilder|botframework|restify|mongodb|agenda|@agendajs)',
      },
    },
    {
      name: 'features-by-their-index',
      comment: 'export it from the other feature’s index.ts',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/[^/]+/.', pathNot: '^src/features/(?:$1/|[^/]+/index\\.ts$|people/person\\.ts$)' },
    },
    {
      name: 'nothing-below-knows-features',
      comment: 'readers, words and cards stand below the features',
      severity: 'error',
      from: { path: '^src/(?:answers|i18n|cards|grammar|sweeps|partner-center|mongo|scheduler|http)/' },
      to: {
        path: '^src/(?:features|app|app\\.ts)',
        pathNot: '^src/features/(?:referrals/(?:record/|index\\.ts)|people/(?:person|index)\\.ts)',
      },
    },
    {
      name: 'production-knows-no-sandbox',
      comment: 'the sandbox and the demo are programs of their own',
      severity: 'error',
      // main.ts loads it on demand, where a setting of the demo names it.
      from: { path: '^src/', pathNot: '^src/(?:sandbox|demo|setup)/|^src/mongo/embedded|^src/main\\.ts$' },
      to: { path: '^src/(?:sandbox|demo)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
