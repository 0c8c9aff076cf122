import { Dialog } from '../../ui/dialog.tsx';
import { keysAreOn, setKeys } from './keys.ts';

const shortcuts: readonly [keys: readonly string[], text: string][] = [
  [['/'], 'Sök patient'],
  [['n'], 'Ny patient'],
  [['g', 'o'], 'Gå till översikten'],
  [['g', 'a'], 'Gå till Att göra'],
  [['g', 'p'], 'Gå till Patienter'],
  [['g', 'e'], 'Gå till Enkäter'],
  [['j'], 'Nästa rad'],
  [['k'], 'Föregående rad'],
  [['e'], 'Skjut upp raden i Att göra'],
  [['u'], 'Ångra det senaste, i tio sekunder'],
  [['?'], 'Visa kortkommandon'],
];

/** The keys that work on every page, and a switch that turns them off. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Kortkommandon" onClose={onClose}>
      <div class="stack">
        <dl class="shortcuts">
          {shortcuts.map(([pressed, text]) => (
            <div key={text}>
              <dt>
                {pressed.map((key) => (
                  <kbd key={key} class="keyboard-key">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p class="small quiet">De gäller inte medan du skriver i ett fält eller en ruta är öppen.</p>
        <label class="choice">
          <input
            type="checkbox"
            checked={keysAreOn.value}
            onChange={(event) => setKeys(event.currentTarget.checked)}
          />
          <span>Använd kortkommandon</span>
        </label>
      </div>
    </Dialog>
  );
}
