import { teamsHost } from '/teams/teams-host.mjs';

/** The demo's small Teams: who sits there is whoever was chosen here or on the simulated Partner Center's page. */
const byId = (id) => document.getElementById(id);
const ask = async (path, init) => (await fetch(path, init)).json();

const viewer = await ask('/teams/viewer');
const fill = (id, choices, chosen) =>
  byId(id).replaceChildren(...choices.map(([value, title]) => new Option(title, value, false, value === chosen)));
fill(
  'person',
  viewer.people.map(({ key, name, role }) => [key, `${name}, ${role}`]),
  viewer.person,
);
fill('language', Object.entries(viewer.languages), viewer.language);

const me = viewer.people.find(({ key }) => key === viewer.person);
const theme = sessionStorage.getItem('theme') ?? 'default';
byId('theme').value = theme;
byId('width').value = sessionStorage.getItem('width') ?? '';
byId('frame').style.width = byId('width').value || '100%';

const host = teamsHost({
  frame: byId('frame'),
  token: async () => (await ask('/teams/token')).token,
  onShare: (subPageId) => {
    byId('link').hidden = false;
    byId('address').value = `${location.origin}/teams?sub=${encodeURIComponent(subPageId)}`;
    byId('address').select();
  },
  context: {
    entityId: 'referrals',
    frameContext: 'content',
    hostClientType: 'web',
    hostName: 'Teams',
    locale: viewer.language.toLowerCase(),
    theme,
    userObjectId: me.aadObjectId,
    userPrincipalName: me.name,
    subEntityId: new URLSearchParams(location.search).get('sub') ?? '',
  },
});
byId('frame').src = `/tab?theme=${theme}`;

/** Both stand for the whole demo: the desk hears of it as it would from a client of Teams. */
async function sitDown() {
  const chosen = { person: byId('person').value, language: byId('language').value };
  await fetch('/_demo/viewer', { method: 'POST', body: JSON.stringify(chosen) });
  location.reload();
}
byId('person').addEventListener('change', sitDown);
byId('language').addEventListener('change', sitDown);
byId('theme').addEventListener('change', () => {
  sessionStorage.setItem('theme', byId('theme').value);
  host.setTheme(byId('theme').value);
});
byId('width').addEventListener('change', () => {
  sessionStorage.setItem('width', byId('width').value);
  byId('frame').style.width = byId('width').value || '100%';
});
byId('back').addEventListener('click', () => host.back());
