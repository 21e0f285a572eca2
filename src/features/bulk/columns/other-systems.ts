/**
 * Columns that Partner Center and the CRMs (Dynamics 365, Salesforce, HubSpot, SAP, Zoho, Pipedrive) write beside ours
 * (docs/partner-center.md#csv-columns). They are known by name and not read: a CRM's `Stage`, `Status` or `Owner` is not
 * Partner Center's.
 */
export const otherSystems: Readonly<Record<'partner-center' | 'crm', readonly string[]>> = {
  'partner-center': names(
    'CLA Number|Device Category|Silicon Type|Azure Certified Device|Attach Services|Microsoft MSX ID|' +
      'Migrated PSC Deal ID|MPN ID|PartnerID (formerly MPN ID)|Partner ID|Microsoft Referral Substatus|' +
      'Customer Domain Name|Created Date|Final Matched Customer Account|Matched Category|Confidence|' +
      'Matched Category, Confidence|Expiration Date|Last updated',
  ),
  crm: names(
    'Opportunity Name|Opportunity ID|Opportunity Owner|Account ID|Account Name|Owner|Owner ID|Topic|' +
      'Potential Customer|Description|Opportunity Currency|Expected Revenue|Owner Full Name|Est. Close Date|' +
      'Est. Revenue|Amount|Stage|Status|Status Reason|Probability|Probability (%)|Lead Source|Type|Next Step|' +
      'Created On|Modified On|Created By|Last Modified Date|Last Modified By|Fiscal Period|Pipeline Phase|Rating|' +
      'Contact|Email|ID|Account|Purchase Timeframe|Purchase Process|Budget Amount|Current Situation|Customer Need|' +
      'Proposed Solution|Actual Revenue|Actual Close Date|Forecast Category|Price List|Modified By|Originating Lead|' +
      'Source Campaign|Record Created On|Close Probability|Total Amount|Age|Owner Role|Amount Currency|' +
      'Expected Revenue Currency|Primary Campaign Source|Won|Closed|Billing Street|Billing City|Billing State/Province|' +
      'Billing Zip/Postal Code|Billing Country|Stage Duration|Last Activity|Has Line Item|Opportunity Record Type|' +
      'Private|Opportunity Number|Record ID|Deal owner|Associated Company|Associated Contact|Deal Type|Pipeline|' +
      'Create Date|Deal probability|Weighted amount|Forecast amount|Closed Amount|Closed Won Reason|Contact Name|' +
      'Campaign Source|Expected Value|Weighted Value|Sales Phase|Sales Cycle|Chance of Success|Sales Unit|' +
      'Sales Territory|Sales Organization|Main Contact|Deal - ID|Deal - Organization|Deal - Contact person|' +
      'Deal - Pipeline|Deal - Probability|Deal - Currency of Value|Deal - Expected close date|Deal - Label|' +
      'Deal - Weighted value|(Do Not Modify) Opportunity|(Do Not Modify) Row Checksum|(Do Not Modify) Modified On|Name|' +
      'Phone',
  ),
};

function names(text: string): readonly string[] {
  return text.split('|');
}
