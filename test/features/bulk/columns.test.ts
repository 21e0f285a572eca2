import { describe, expect, it } from 'vitest';
import { bulkHeaderWords } from '../../../src/answers/words/bulk-header-words.ts';
import { bulkColumns, headerText } from '../../../src/features/bulk/columns/bulk-columns.ts';
import { columnMeaning } from '../../../src/features/bulk/columns/column-names.ts';
import { headerColumns } from '../../../src/features/bulk/columns/header-columns.ts';

/** Partner Center's own template of February 2021 (docs/partner-center.md#csv-columns). */
const template2021 =
  'Errors,Engagement ID,Referral ID,Deal Name,Customer Name,Customer Address Line 1,Customer Address Line 2,Customer City,Customer State,Customer Postal Code,Customer Country,Customer D-U-N-S ID,Customer Contact First Name,Customer Contact Last Name,Customer Contact Phone number,Customer Contact Email Address,Partner Referral Status,Partner Referral Substatus,Microsoft Referral Status,Declined/Lost reason,Sales Stage,Estimated Deal Value,Currency,Estimated Close Date,CRM ID,Marketing Campaign ID,Notes,Microsoft help required?,What specific help from Microsoft?,Share with Microsoft sales team,Notes to Microsoft,Consent to share Customer/Partner contact,Solution 1,Team member 1';
const template2023 =
  'Errors|Engagement ID|Referral ID|Deal Name|Customer Name|Customer Address Line 1|Customer Address Line 2|Customer City|Customer State|Customer Postal code|Customer Country|Customer D-U-N-S ID|Customer Contact First Name|Customer Contact Last Name|Customer Contact Phone number|Customer Contact Email Address|Partner Referral Status|Partner Referral Substatus|Microsoft Referral Status|Microsoft Referral Substatus|Decline/Lost/Error reason|Sales Stage|Estimated Deal Value|Currency|Estimated Close Date|CRM ID|Marketing Campaign ID|Notes|Microsoft help required?|What specific help from Microsoft ?|Share with Microsoft sales team|Notes to Microsoft|Consent to share Customer/Partner contact|CLA Number|Device Category|Silicon Type|Azure Certified Device|Attach Services|Microsoft MSX Id|Migrated PSC Deal Id|PartnerID (formerly MPN ID)|Marketplace Purchase Intent|Customer Domain Name|Final Matched Customer Account *|Managed Account Match 1|Managed Account Match 2|UnManaged Account Match 1|UnManaged Account Match 2|Moodys Account Match 1|DUNS Account|Created Date|Solution 1|Team member 1|Microsoft team member 1';

describe('the columns of a bulk file', () => {
  it('are those of Partner Center’s own template, in its order', () => {
    expect(bulkColumns({ solution: 0, member: 1 }).map(headerText)).toEqual(template2021.split(','));
  });

  it('are more where a list is longer: solutions right behind solutions, members behind members, fifty at the most', () => {
    const names = bulkColumns({ solution: 3, member: 60 }).map(headerText);
    expect(names.slice(32, 37)).toEqual(['Solution 1', 'Solution 2', 'Solution 3', 'Team member 1', 'Team member 2']);
    expect(names.at(-1)).toBe('Team member 50');
  });

  it('are all read from the template of 2021', () => {
    const read = headerColumns(template2021.split(','));
    expect([...read.places.keys()]).toEqual(bulkColumns({ solution: 1, member: 1 }));
    expect(read).toMatchObject({
      unknown: [],
      ofCrm: [],
      ofPartnerCenter: [],
      newRequired: [],
      tooMany: [],
      twice: [],
    });
  });

  it('are all read from the template of 2023, and its later columns are known as Partner Center’s', () => {
    const read = headerColumns(template2023.split('|'));
    const own = bulkColumns({ solution: 1, member: 1 });
    expect(new Set(read.places.keys())).toEqual(new Set([...own, 'marketplaceIntent']));
    expect(read).toMatchObject({ unknown: [], ofCrm: [], newRequired: [], twice: [] });
    expect(read.ofPartnerCenter).toHaveLength(19);
  });

  it.each([
    [
      'Salesforce in Chinese',
      '商機名稱|帳戶名稱|金額|金額 貨幣|關閉日期|階段|機率 (%)|擁有者角色|商機擁有者|建立日期|類型|潛在客戶來源|下一步|會計期間|持續時間|上次修改日期|帳單國家|預測類別',
      ['name', 'closeDate'],
    ],
    [
      'Dynamics 365',
      '(Do Not Modify) Opportunity|(Do Not Modify) Row Checksum|(Do Not Modify) Modified On|Topic|Potential Customer|Est. close date|Est. revenue|Contact|Account|Probability|Rating|Email|Purchase Timeframe|Budget Amount|Purchase Process|Description|Current Situation|Customer Need|Proposed Solution|Status|Status Reason|Owner|Created On|Actual Revenue|Actual Close Date|Forecast category|Price List|Originating Lead|Source Campaign|Record Created On',
      [],
    ],
    [
      'Salesforce',
      'Opportunity Owner|Account Name|Opportunity Name|Stage|Fiscal Period|Amount|Expected Revenue|Probability (%)|Age|Close Date|Created Date|Next Step|Lead Source|Type|Owner Role|Amount Currency|Billing Country|Billing City|Opportunity ID|Account ID|Primary Campaign Source|Description|Stage Duration|Forecast Category|Won|Closed|Last Activity|Last Modified Date',
      ['closeDate'],
    ],
  ])('of an export of %s are known as its own: none of them is taken for Partner Center’s', (_crm, header, ours) => {
    const read = headerColumns(header.split('|'));
    expect([[...read.places.keys()], read.unknown, read.twice]).toEqual([ours, [], []]);
  });

  it.each([
    [
      'HubSpot',
      'Record ID|Deal Name|Deal Stage|Close Date|Deal owner|Amount|Pipeline|Create Date',
      ['name', 'closeDate'],
    ],
    ['Pipedrive', 'Deal - ID|Deal - Title|Deal - Status|Deal - Stage|Deal - Organization', ['name']],
    ['no CRM', 'Deal Name|Deal Stage|Deal Status', ['name', 'salesStage', 'status']],
    ...['Статус|Компания', '담당자|상태', 'Контакт|Тип|Источник', '유형|主題|狀態', 'Type|Contact|Description'].map(
      (own): [string, string, string[]] => [
        'a person with columns of their own',
        `Deal Name|${own}|Deal Stage|Deal Status`,
        ['name', 'salesStage', 'status'],
      ],
    ),
    ['Bitrix24', 'Deal Name|Воронка|Вероятность|Deal Stage', ['name']],
  ])('of %s: a stage among a CRM’s columns is the CRM’s', (_crm, header, ours) => {
    const { places, unknown } = headerColumns(header.split('|'));
    expect([[...places.keys()], unknown]).toEqual([ours, []]);
  });

  it('are read by their names in the other languages, each of which is one column’s', () => {
    for (const [column, names] of Object.entries(bulkHeaderWords))
      for (const name of names.split('|')) {
        const own = column === 'solution' || column === 'member' ? `${column} 1` : column;
        expect([name, columnMeaning(name)]).toEqual([name, { kind: 'column', column: own }]);
      }
    const read = headerColumns([
      '추천 ID',
      '팀 구성원 2',
      'Название сделки',
      'Примечания',
      '預估結案日期',
      '解決方案 3',
      'Требуется помощь Майкрософт?',
      '與微軟銷售團隊共用',
      'Статус партнера',
    ]);
    expect([...read.places.keys()]).toEqual([
      ...['referralId', 'member 2', 'name', 'notes', 'closeDate', 'solution 3', 'helpWanted', 'share', 'status'],
    ]);
  });

  it('are read with a word on how their cells look behind them, and not where that makes another column', () => {
    const said = ['Estimated Close Date (MM/DD/YYYY)', 'Country (ISO)*', 'Currency (ISO 4217)', 'Notes (optional)'];
    expect(said.map(columnMeaning)).toMatchObject(
      ['closeDate', 'country', 'currency', 'notes'].map((column) => ({ column })),
    );
    for (const other of ['Estimated Close Date (DD/MM/YYYY)', 'Notes (internal)'])
      expect(columnMeaning(other)).toEqual({ kind: 'unknown' });
  });

  it('are read by the numbers of a form, which are the places of a list', () => {
    const read = headerColumns(['1. Deal Name', '1. Team member', '2. Team member', '3) Solution', '4. Solution 2']);
    expect([[...read.places.keys()], read.twice]).toEqual([
      ['name', 'member 1', 'member 2', 'solution 3', 'solution 2'],
      [],
    ]);
  });

  it('are read re-ordered and re-spelled', () => {
    const read = headerColumns([
      'TEAM MEMBER 2',
      'team_member',
      'solution',
      'Deal  name',
      'customer state/province',
      'DUNS',
      'Close date',
    ]);
    expect([...read.places]).toEqual([
      ['member 2', 0],
      ['member 1', 1],
      ['solution 1', 2],
      ['name', 3],
      ['state', 4],
      ['duns', 5],
      ['closeDate', 6],
    ]);
  });

  it('are told apart from a CRM’s, from unknown ones, and from ones that a newer template asks for', () => {
    const read = headerColumns([
      'Referral ID',
      'Stage',
      'Owner',
      'Favourite colour',
      'Sovereign cloud*',
      'Deal Name',
      'Deal name',
      'Solution 51',
      'Customer City (required)',
    ]);
    expect(read.places.get('city')).toBe(8);
    expect(read.tooManyPlaces).toEqual([7]);
    expect(read).toMatchObject({
      ofCrm: ['Stage', 'Owner'],
      unknown: ['Favourite colour'],
      newRequired: ['Sovereign cloud*'],
      twice: ['Deal name'],
      tooMany: ['Solution 51'],
    });
  });

  it.each(['__proto__', 'constructor', 'toString', '', '*', 'x'.repeat(40_000), 'Solution 0', 'Solution 999'])(
    '%.20s is none of them',
    (name) => {
      expect(columnMeaning(name).kind).not.toBe('column');
    },
  );
});
