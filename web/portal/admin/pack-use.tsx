import { Button } from '../../ui/button.tsx';
import type { Wordings, WordingUnit } from '../api.ts';
import { shownAt, usersOf, type WordingSlot, whereText } from './wording-words.ts';

export type Pack = WordingSlot & { version: string };

/** Sorts the units that use a pack's form: all, those that show it, and those that do not. */
export function unitsOf(wordings: Wordings, pack: Pack): Record<'users' | 'showing' | 'left', WordingUnit[]> {
  const users = usersOf(wordings, pack.instrument);
  const shows = (unit: WordingUnit) => shownAt(unit, pack)?.version === pack.version;
  return { users, showing: users.filter(shows), left: users.filter((unit) => !shows(unit)) };
}

type PackUseProps = { pack: Pack; wordings: Wordings; onActivate: () => void };

/** The units that show a pack, and the button that shows it at more units, as long as some are left. */
export function PackUse({ pack, wordings, onActivate }: PackUseProps) {
  const { users, showing, left } = unitsOf(wordings, pack);
  const text = showing.length === 0 ? 'Aktivera' : 'Aktivera vid fler';
  return (
    <span class="wording-shown">
      {showing.length === 0 ? <span class="tag">Ingen enhet</span> : <span>{whereText(showing, users)}</span>}
      {left.length > 0 && (
        <Button small name={`${text}: ${pack.version}`} onPress={onActivate}>
          {text}
        </Button>
      )}
    </span>
  );
}
