import type { CrmMapping, CrmRule } from '../../../crm/mapping.ts';
import type { CrmDescription, CrmField, CrmRecord } from '../../../crm/port.ts';
import {
  type BothValues,
  type CrmLink,
  type FieldBase,
  type OpenQuestion,
  type SyncField,
  type SyncValue,
  syncFields,
} from '../link/crm-link.ts';
import { crmForm, decimalsOf, isCutThere } from './crm-form.ts';
import { joinedNotes, whoWrote } from './joined-notes.ts';
import { type FieldStep, mergeField, neverCleared } from './merge-field.ts';
import { isUnmappedStage, percentFor, sameStage, stageFits } from './stage-classes.ts';
import { isEmpty, isMoney, type SideValues, sameSyncValue, valuesOfCrm } from './sync-values.ts';

/** Merges both sides of a link: returns writes, agreements and questions. */

export interface MergeTerms {
  readonly mapping: CrmMapping;
  readonly description: Pick<CrmDescription, 'fields' | 'currencies' | 'oneDayForBoth'>;
  /** Fields disabled until an operator has mended them. */
  readonly switchedOff: readonly CrmField[];
  readonly now: Date;
  readonly fresh: boolean;
}

export interface MergeInput {
  readonly link: CrmLink;
  readonly partnerCenter: Required<SideValues>;
  readonly record: CrmRecord;
  /** Fields with a pending change at Partner Center: their values are not known yet. */
  readonly underWay: readonly SyncField[];
}

export interface MergePlan {
  readonly toCrm: Partial<Record<SyncField, SyncValue>>;
  /** Those of `toCrm` that are truncated. */
  readonly cut: readonly SyncField[];
  readonly toPartnerCenter: Partial<Record<SyncField, { readonly from: SyncValue; readonly to: SyncValue }>>;
  readonly agreed: Partial<Record<SyncField, FieldBase>>;
  readonly joined: readonly SyncField[];
  /** Decided by a choice on the card. */
  readonly chosen: readonly SyncField[];
  readonly questions: Partial<Record<SyncField, Omit<OpenQuestion, 'since'>>>;
  /** Compared just now: not hidden, not refused by the CRM, not excluded by the mapping or an operator. */
  readonly compared: readonly SyncField[];
  readonly blocked: readonly { readonly field: SyncField; readonly code: BlockedCode }[];
}

export type BlockedCode =
  | 'unreadable'
  | 'not-writable'
  | 'calculated'
  | 'currency-missing'
  | 'stage-unmapped'
  | 'record-is-closed';

interface Draft {
  readonly toCrm: Partial<Record<SyncField, SyncValue>>;
  readonly cut: SyncField[];
  readonly toPartnerCenter: MergePlan['toPartnerCenter'] & Record<string, unknown>;
  readonly agreed: Partial<Record<SyncField, FieldBase>>;
  readonly joined: SyncField[];
  readonly chosen: SyncField[];
  readonly questions: Partial<Record<SyncField, Omit<OpenQuestion, 'since'>>>;
  readonly compared: SyncField[];
  readonly blocked: { field: SyncField; code: BlockedCode }[];
}

export function mergeLink(input: MergeInput, terms: MergeTerms): MergePlan {
  const draft: Draft = {
    toCrm: {},
    cut: [],
    toPartnerCenter: {},
    agreed: {},
    joined: [],
    chosen: [],
    questions: {},
    compared: [],
    blocked: [],
  };
  const crm = valuesOfCrm(input.record);
  for (const field of syncFields) {
    if (input.underWay.includes(field)) keepQuestion(draft, input.link, field);
    else new OneField(field, input, crm[field], terms).into(draft);
  }
  return draft;
}

function keepQuestion(draft: Draft, { questions }: CrmLink, field: SyncField): void {
  const question = questions[field];
  if (question) draft.questions[field] = question;
}

/** One field of a link, with the inputs of its step. */
class OneField {
  readonly #field: SyncField;
  readonly #input: MergeInput;
  readonly #terms: MergeTerms;
  readonly #values: { readonly partnerCenter: SyncValue; readonly crm: SyncValue | undefined };

  constructor(field: SyncField, input: MergeInput, crm: SyncValue | undefined, terms: MergeTerms) {
    this.#field = field;
    this.#input = input;
    this.#terms = terms;
    this.#values = { partnerCenter: input.partnerCenter[field], crm };
  }

  into(draft: Draft): void {
    const field = this.#field;
    const { partnerCenter, crm } = this.#values;
    if (field === 'salesStage' && this.#isUnmapped()) {
      draft.blocked.push({ field, code: 'stage-unmapped' });
      return;
    }
    const chosen = this.#choice();
    if (chosen) draft.chosen.push(field);
    const step = chosen ?? this.#step();
    if (this.#rule() !== 'off' && step.kind !== 'unreadable' && step.kind !== 'cannot') draft.compared.push(field);
    switch (step.kind) {
      case 'nothing':
        return;
      case 'unreadable':
        draft.blocked.push({ field, code: 'unreadable' });
        return;
      case 'cannot':
        draft.blocked.push({ field, code: this.#whyNot() });
        return;
      case 'agree':
        draft.agreed[field] = this.#base({ partnerCenter, crm: crm ?? '' });
        return;
      case 'ask':
        draft.questions[field] = this.#question(step.why);
        return;
      case 'toCrm':
        this.#writeCrm(draft, partnerCenter);
        return;
      case 'toPartnerCenter':
        this.#writePartnerCenter(draft, crm ?? '');
        return;
      case 'join':
        this.#join(draft);
    }
  }

  /** A choice is valid for the values that the person saw, and writes to no side that the field's rule excludes. */
  #choice(): FieldStep | undefined {
    const choice = this.#input.link.choices[this.#field];
    const { partnerCenter, crm } = this.#values;
    const rule = this.#rule();
    if (!choice || crm === undefined || rule === 'off') return undefined;
    if (!sameSyncValue(choice.partnerCenter, partnerCenter) || !sameSyncValue(choice.crm, crm)) return undefined;
    if (choice.side === 'crm') {
      // Partner Center can't clear these fields.
      const isRefused = rule === 'toCrm' || (isEmpty(crm) && neverCleared.includes(this.#field));
      return isRefused ? undefined : { kind: 'toPartnerCenter' };
    }
    // Both values stay, until the CRM's changes next.
    if (rule === 'toPartnerCenter') return { kind: 'agree' };
    return this.#takesIt() ? { kind: 'toCrm' } : { kind: 'cannot' };
  }

  #step(): FieldStep {
    const { link } = this.#input;
    const base = link.base[this.#field];
    const { partnerCenter, crm } = this.#values;
    return mergeField({
      field: this.#field,
      rule: this.#rule(),
      base,
      partnerCenter,
      crm,
      crmTakesIt: this.#takesIt(),
      alike: crm !== undefined && this.#alike(partnerCenter, crm),
      partnerCenterChanged: base !== undefined && !sameSyncValue(base.partnerCenter, partnerCenter),
      crmChanged: base !== undefined && crm !== undefined && !this.#sameInCrm(base.crm, crm),
      fresh: this.#terms.fresh,
      ours: link.adopted !== true,
    });
  }

  /** Calculated columns are read-only. */
  #rule(): CrmRule {
    const { rule } = this.#terms.mapping.fields[this.#field];
    if (this.#terms.switchedOff.includes(this.#field)) return 'off';
    if (!this.#input.record.calculated.includes(this.#field)) return rule;
    return rule === 'both' || rule === 'toPartnerCenter' ? 'toPartnerCenter' : 'off';
  }

  #takesIt(): boolean {
    return this.#obstacle() === undefined;
  }

  #obstacle(): BlockedCode | undefined {
    const { record } = this.#input;
    if (record.outcome.kind !== 'open') return 'record-is-closed';
    if (record.calculated.includes(this.#field)) return 'calculated';
    if (this.#terms.description.fields[this.#field]?.writable === false) return 'not-writable';
    const { partnerCenter } = this.#values;
    if (isMoney(partnerCenter) && decimalsOf(partnerCenter.currency, this.#terms.description) === undefined)
      return 'currency-missing';
    return undefined;
  }

  #whyNot(): BlockedCode {
    return this.#obstacle() ?? 'not-writable';
  }

  #isUnmapped(): boolean {
    return isUnmappedStage(this.#input.record, this.#terms.mapping);
  }

  #forCrm(value: SyncValue): SyncValue {
    return crmForm(this.#field, value, this.#terms);
  }

  /** Compares across sides. */
  #alike(partnerCenter: SyncValue, crm: SyncValue): boolean {
    if (isEmpty(partnerCenter) && isEmpty(crm)) return true;
    if (this.#field === 'salesStage')
      return this.#input.record.outcome.kind !== 'open'
        ? true
        : stageFits(String(crm), String(partnerCenter), this.#terms.mapping.stages);
    return sameSyncValue(this.#forCrm(partnerCenter), crm);
  }

  /** Compares within the CRM: stages of the same class are equal. */
  #sameInCrm(one: SyncValue, other: SyncValue): boolean {
    if (this.#field === 'salesStage')
      return (
        this.#input.record.outcome.kind !== 'open' || sameStage(String(one), String(other), this.#terms.mapping.stages)
      );
    return sameSyncValue(one, other);
  }

  #base(values: BothValues): FieldBase {
    const isCut = isCutThere(this.#field, values.partnerCenter, this.#terms);
    return { ...values, ...(isCut ? { cut: true as const } : {}) };
  }

  #question(why: OpenQuestion['why']): Omit<OpenQuestion, 'since'> {
    const { partnerCenter, crm } = this.#values;
    const { record } = this.#input;
    const by = whoWrote(record);
    return { why, partnerCenter, crm: crm ?? '', ...(by ? { crmBy: by } : {}), crmAt: record.modifiedAt };
  }

  #writeCrm(draft: Draft, value: SyncValue): void {
    const field = this.#field;
    const written = this.#forCrm(value);
    draft.toCrm[field] = written;
    if (isCutThere(field, value, this.#terms)) draft.cut.push(field);
  }

  #writePartnerCenter(draft: Draft, value: SyncValue): void {
    const to = this.#field === 'salesStage' ? (percentFor(String(value), this.#terms.mapping.stages) ?? '') : value;
    const from = this.#values.partnerCenter;
    draft.toPartnerCenter[this.#field] = { from, to };
  }

  /** Concatenates both notes, without repeating what one of them contains already. */
  #join(draft: Draft): void {
    const { partnerCenter, crm } = this.#values;
    const text = joinedNotes(String(partnerCenter), String(crm), this.#input.record, this.#terms.now);
    const longest = this.#terms.description.fields[this.#field]?.longest;
    if (longest !== undefined && text.length > longest) {
      draft.questions[this.#field] = this.#question('too-long');
      return;
    }
    draft.joined.push(this.#field);
    if (text !== crm) draft.toCrm[this.#field] = text;
    if (text !== partnerCenter) draft.toPartnerCenter[this.#field] = { from: partnerCenter, to: text };
  }
}
