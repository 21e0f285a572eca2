import { describe, expect, it } from 'vitest';
import { leadFilterInWords } from '../../../src/features/leads/lead-filters.ts';
import { leadCallInWords, leadSourceInWords } from '../../../src/features/leads/lead-in-words.ts';
import { leadMatches } from '../../../src/features/leads/mongo-lead-matches.ts';

const now = new Date('2026-03-02T08:00:00Z');
const calls = ['get-it-now', 'free-trial', 'test-drive'] as const;
const shops = ['azuremarketplace', 'appsource', 'azureportal'] as const;

describe('a filter finds what is shown under its name, and nothing else', () => {
  it.each([
    ['GetItNow', 'get-it-now'],
    ['Get-it', 'get-it-now'],
    ['get_it now', 'get-it-now'],
    ['INS', 'get-it-now'],
    ['Create', 'get-it-now'],
    ['Buy now!', 'get-it-now'],
    ['Recreate account', undefined],
    ['Inspect', undefined],
    ['Free trial', 'free-trial'],
    ['start-trial', 'free-trial'],
    ['Trial ended', undefined],
    ['Бесплатный trial', undefined],
    ['trial 2', undefined],
    ['Test-Drive', 'test-drive'],
    ['Start test drive', 'test-drive'],
    ['Test driven', undefined],
    ['ContactMe', undefined],
  ])('call to action %s: %s', (callToAction, of) => {
    const shown = leadCallInWords({ lead: { callToAction } }, 'en');
    expect(calls.filter((call) => leadFilterInWords({ call }, 'en') === shown)).toEqual(of ? [of] : []);
    expect(calls.filter((call) => matches({ call }, 'record.lead.callToAction', callToAction))).toEqual(of ? [of] : []);
  });

  it.each([
    ['AzureMarketplace', 'azuremarketplace'],
    ['Azure-Marketplace', 'azuremarketplace'],
    ['AZURE  MARKETPLACE', 'azuremarketplace'],
    ['Old Azure Marketplace', undefined],
    ['AppSource (SPZA)', 'appsource'],
    ['App Source', 'appsource'],
    ['SPZA', 'appsource'],
    ['AppSource2', undefined],
    ['Azure_Portal', 'azureportal'],
    ['AzurePortals', undefined],
    ['My own shop', undefined],
    ['AppSource 商店', undefined],
    ['商店', undefined],
  ])('source %s: %s', (source, of) => {
    const shown = leadSourceInWords({ lead: { source } });
    expect(shops.filter((shop) => leadFilterInWords({ source: shop }, 'en') === shown)).toEqual(of ? [of] : []);
    expect(shops.filter((shop) => matches({ source: shop }, 'record.lead.source', source))).toEqual(of ? [of] : []);
  });
});

function matches(filter: Parameters<typeof leadMatches>[0], path: string, written: string): boolean {
  const conditions = leadMatches(filter, now) as Readonly<Record<string, RegExp>>;
  return conditions[path]?.test(written) === true;
}
