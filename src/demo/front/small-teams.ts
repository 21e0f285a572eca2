import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DemoViewer, personOf, viewerLanguages, viewers } from '../../sandbox/people.ts';
import { demoEntra } from './demo-entra.ts';
import { answer, forward } from './forwarding.ts';

const files = {
  '/teams': ['small-teams.html', 'text/html; charset=utf-8'],
  '/teams/small-teams.mjs': ['small-teams.mjs', 'text/javascript; charset=utf-8'],
  '/teams/teams-host.mjs': ['teams-host.mjs', 'text/javascript; charset=utf-8'],
} as const satisfies Record<string, readonly [string, string]>;

const keysPath = /^\/[\w-]+\/discovery\/v2\.0\/keys$/;

/**
 * A small Teams of the demo's own, around the tab: a page with a switch for person, language, theme and width, single sign-on
 * for whoever was chosen, and the desk's page under the same address, so that the browser takes both for one site.
 */
export class SmallTeams {
  readonly #deskUrl: string;
  readonly #entra: ReturnType<typeof demoEntra>;

  constructor({ url, deskUrl }: { readonly url: string; readonly deskUrl: string }) {
    this.#deskUrl = deskUrl;
    this.#entra = demoEntra(url);
  }

  /** False: the request is for somebody else. */
  async answers(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    viewer: DemoViewer,
  ): Promise<boolean> {
    const address = request.url ?? '';
    const { pathname } = new URL(address, 'http://front');
    if (/^\/(?:api\/)?tab(?:\/|$)/.test(pathname)) {
      await forward(`${this.#deskUrl}${address}`, request, response, body);
      return true;
    }
    const file = pathname in files ? files[pathname as keyof typeof files] : undefined;
    if (file) {
      const bytes = readFileSync(new URL(`./${file[0]}`, import.meta.url));
      response.writeHead(200, { 'content-type': file[1], 'cache-control': 'no-store' }).end(bytes);
      return true;
    }
    if (keysPath.test(pathname)) {
      answer(response, 200, (await this.#entra).keys);
      return true;
    }
    if (pathname === '/teams/viewer') {
      answer(response, 200, { ...viewer, people: viewers.map(asOffered), languages: viewerLanguages });
      return true;
    }
    if (pathname === '/teams/token') {
      const person = personOf(viewer.person);
      answer(response, person ? 200 : 404, { token: person && (await (await this.#entra).token(person)) });
      return true;
    }
    return false;
  }
}

function asOffered({ key, person: { firstName, lastName, aadObjectId }, role }: (typeof viewers)[number]) {
  return { key, name: `${firstName} ${lastName}`, role, aadObjectId };
}
