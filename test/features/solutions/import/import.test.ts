import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readSolutionFile } from '../../../../src/features/solutions/import/solution-file.ts';
import { connectMongo } from '../../../../src/mongo/connection.ts';
import { freshDatabaseUri } from '../../../support/database.ts';

const seenAt = new Date('2026-11-21T09:00:00Z');
const read = (text: string) => readSolutionFile(Buffer.from(text), seenAt);
const head = 'id,name,type,publisher,offer type,co-sell status,assessment\n';

describe('a file of solutions', () => {
  it.each([
    ['commas', `${head}SOL-1-AAA,"Big, and good",mine,Contoso,SaaS,ready,no`],
    [
      'semicolons, as Excel saves them in Europe',
      'Id;Name;Type;Publisher;Offer type;Co-sell status\nSOL-1-AAA;Big, and good;Mine;Contoso;SaaS;Co-sell ready\n',
    ],
    [
      'tabs and other words',
      'Solution ID\tSolution name\tOwner\tPublisher name\tOffer\tStatus\r\nsol-1-aaa\tBig, and good\tours\tContoso\tSoftware as a service\tready\r\n',
    ],
    ['a byte order mark', `\ufeff${head}SOL-1-AAA,"Big, and good",mine,Contoso,saas,ready,no\n\n`],
    [
      'JSON',
      JSON.stringify([
        {
          id: 'SOL-1-AAA',
          name: 'Big, and good',
          type: 'mine',
          publisher: 'Contoso',
          offerType: 'SaaS',
          coSellStatus: 'ready',
          assessment: false,
        },
      ]),
    ],
    [
      'JSON under a name',
      JSON.stringify({
        solutions: [
          {
            id: 'SOL-1-AAA',
            name: 'Big, and good',
            type: 'mine',
            publisherName: 'Contoso',
            'offer type': 'SaaS',
            status: 'ready',
          },
        ],
      }),
    ],
  ])('is read with %s', (_what, text) => {
    expect(read(text)).toEqual({
      problems: [],
      remarks: [],
      solutions: [
        {
          id: 'SOL-1-AAA',
          name: 'Big, and good',
          owner: 'mine',
          publisherName: 'Contoso',
          offerType: 'saas',
          coSellStatus: 'ready',
          isAssessment: false,
          seenAt,
        },
      ],
    });
  });

  it('is read as Excel’s Unicode text', () => {
    const utf16 = Buffer.from(`\ufeff${head.replaceAll(',', '\t')}SOL-1-AAA\t솔루션\tmine\t\t\tready\tno`, 'utf16le');
    expect(readSolutionFile(utf16, seenAt).solutions).toMatchObject([{ name: '솔루션' }]);
  });

  it('names every bad row with its line and reason', () => {
    const { problems } = read(
      `${head}SOL-1-AAA,Good,mine,,,ready,no
,No id,mine,,,ready,no
SOL-2-BBB,,yours,,,ready,no
"SOL-3-CCC","Two
lines",mine,,,almost,maybe
sol-1-aaa,Again,mine,,,ready,no
SOL-4-DDD,Service,mine,,Consulting service,Azure IP co-sell incentivised,no`,
    );
    expect(problems).toEqual([
      'line 3: the id is missing',
      'line 4: the name is missing',
      'line 4: the type “yours” is none of: mine, Microsoft, third party',
      'line 6: the co-sell status “almost” is none of: not-ready, ready, azure-ip-incentivised, business-applications-standard, business-applications-premium, unknown',
      'line 6: assessment must be yes or no',
      'line 8: consulting-service can’t be Azure IP co-sell incentivised',
      'line 7: SOL-1-AAA stands in line 2 already',
    ]);
  });

  it('with an id of a form that nobody knows is taken with a remark', () => {
    const { solutions, remarks } = read(`${head}MY-OWN-1,Mine,mine,,,ready,no`);
    expect(solutions).toHaveLength(1);
    expect(remarks).toEqual(['line 2: the id MY-OWN-1 looks neither like SOL-1234-PQRS nor like a guid']);
  });

  it.each([
    ['', 'There is no solution in it.'],
    [head, 'There is no solution in it.'],
    ['[]', 'There is no solution in it.'],
    ['{"a":', 'This is no JSON'],
    ['{"a":1}', 'The JSON must be a list of solutions'],
    ['[1,null]', 'solution 1: the id is missing'],
    ['one,two\n1,2', 'The first line must name the columns: id, name, type, co-sell status'],
    [`${head}"open`, 'This is no CSV'],
  ])('that is none says so: %j', (text, problem) => {
    const { problems, solutions } = read(text);
    expect(problems[0]).toContain(problem);
    expect(solutions).toEqual([]);
  });

  it('that is not UTF-8 says so', () => {
    const { problems } = readSolutionFile(Buffer.from(`${head}SOL-1-AAA,L\xf6sung,mine,,,ready,no`, 'latin1'), seenAt);
    expect(problems).toEqual(['The file is not UTF-8. In Excel, save it as “CSV UTF-8”.']);
  });

  it('of the demo is in order', async () => {
    const demo = await readFile(new URL('../../../../src/demo/contoso-solutions.csv', import.meta.url));
    expect(readSolutionFile(demo, seenAt)).toMatchObject({ problems: [], remarks: [] });
  });
});

describe('npm run catalogue', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'catalogue-'));
  const uri = freshDatabaseUri();
  const run = async (name: string, text: string) => {
    const file = path.join(folder, name);
    await writeFile(file, text);
    const program = new URL('../../../../src/features/solutions/import/main.ts', import.meta.url).pathname;
    const done = await promisify(execFile)(process.execPath, [program, file], {
      env: { ...process.env, MONGODB_URI: uri },
    }).catch((error: { code: number; stdout: string; stderr: string }) => error);
    return { code: 'code' in done ? done.code : 0, said: `${done.stdout}${done.stderr}` };
  };
  const stored = async () => {
    const { client, db } = await connectMongo(uri);
    const found = await db.collection('solutions').find().toArray();
    await client.close();
    return found.map(({ name }) => name).sort();
  };

  it('imports all of a good file and nothing of a bad one', async () => {
    expect(
      await run('good.csv', `${head}SOL-1-AAA,One,mine,,,ready,no\nSOL-2-BBB,Two,Microsoft,,,,no\n`),
    ).toMatchObject({
      code: 0,
      said: expect.stringContaining('Imported 2 solutions'),
    });
    const bad = await run(
      'bad.json',
      '[{"id":"SOL-3-CCC","name":"Three","type":"mine"},{"id":"SOL-4-DDD","type":"mine"}]',
    );
    expect(bad).toMatchObject({ code: 1, said: expect.stringContaining('- solution 2: the name is missing') });
    expect(bad.said).toContain('Nothing was imported');
    expect(await stored()).toEqual(['One', 'Two']);

    const { client, db } = await connectMongo(uri);
    await db.dropDatabase();
    await client.close();
  });
});
