import * as z from 'zod';
import { type Area, formsOf, type Unit } from '../../domain/care/area.ts';
import { WrittenInstant, WrittenLanguage } from '../../domain/care/written.ts';
import { type Wording, wordingStatuses, wordingsShown } from '../../domain/survey/wording.ts';
import { Permission, WordingPack } from '../../domain/survey/wording-pack.ts';
import type { StoredPack } from '../../storage/wording/wording-packs.ts';
import type { Slot } from '../../storage/wording/wordings.ts';
import { Authorship } from './authorship.ts';

const Identity = z.strictObject({ instrument: z.string(), language: WrittenLanguage, version: z.string() });

const ShownWording = Identity.extend({
  status: z.enum(wordingStatuses),
  active: Authorship.optional().describe('Who made it active; absent for what comes with the system'),
});

/** The wording that a unit shows of every form it uses. */
export const WordingUnit = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    area: z.string(),
    forms: z.array(z.string()),
    shown: z.array(ShownWording),
  })
  .meta({ id: 'WordingUnit' });
type WordingUnit = z.infer<typeof WordingUnit>;

const Summary = Identity.extend({ title: z.string(), permission: Permission });

export const Wordings = z
  .strictObject({
    instruments: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    languages: z.array(z.strictObject({ language: WrittenLanguage, name: z.string() })),
    provisional: z.enum(['accepted', 'refused']).describe('Whether wording without permission may be shown'),
    provided: z.array(ShownWording).describe('What comes with the system'),
    packs: z.array(Summary.extend({ loaded: Authorship })),
    units: z.array(WordingUnit),
  })
  .meta({ id: 'Wordings' });
export type Wordings = z.infer<typeof Wordings>;

export const LoadedPack = Summary.extend({ isNew: z.boolean() }).meta({ id: 'LoadedPack' });
export type LoadedPack = z.infer<typeof LoadedPack>;

export const StoredWordingPack = z
  .strictObject({ pack: WordingPack, loaded: Authorship })
  .meta({ id: 'StoredWordingPack' });

/** The wordings that a typed-in paper may have had, with their texts. */
export const FormWordings = z
  .strictObject({
    wordings: z.array(
      WordingPack.omit({ permission: true }).extend({
        status: z.enum(wordingStatuses),
        shown: z.boolean().describe('Whether it is what patients see now'),
      }),
    ),
  })
  .meta({ id: 'FormWordings' });
export type FormWordings = z.infer<typeof FormWordings>;

export const Activations = z
  .strictObject({
    activations: z.array(
      Identity.omit({ version: true }).extend({
        unit: z.string(),
        from: z.string().optional().describe('The version before; absent for what comes with the system'),
        to: z.string().optional(),
        at: WrittenInstant,
        by: z.string(),
      }),
    ),
  })
  .meta({ id: 'Activations' });
export type Activations = z.infer<typeof Activations>;

const idOf = ({ instrument, language, version }: Wording) => ({ instrument, language, version });

export const summaryOf = (pack: WordingPack) => ({
  ...idOf(pack),
  title: pack.title,
  permission: pack.permission,
});

export const listedPack = ({ pack, loaded }: StoredPack) => ({ ...summaryOf(pack), loaded });

export const providedWording = (wording: Wording) => ({ ...idOf(wording), status: wording.status });

/** @param provided the wordings that may be shown when none is active */
export function wordingUnit(
  area: Area,
  { id, name }: Unit,
  slots: readonly Slot[],
  provided: readonly Wording[],
): WordingUnit {
  const forms = formsOf(area);
  const active = slots.flatMap(({ pack }) => (pack ? [pack] : []));
  const shown = wordingsShown(provided, active).filter(({ instrument }) => forms.includes(instrument));
  return {
    id,
    name,
    area: area.name,
    forms,
    shown: shown.map((wording) => {
      const slot = slots.find(({ pack }) => pack === wording);
      return { ...providedWording(wording), ...(slot ? { active: slot.changed } : {}) };
    }),
  };
}
