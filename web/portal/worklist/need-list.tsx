import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/notice.tsx';
import { showReceipt } from '../announce.tsx';
import { api, type SettledNeed, type WorklistItem } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { offerUndo, type Undone } from '../undo/undo.ts';
import { undoDate } from './fill-date.ts';
import { NeedOpened } from './need-opened.tsx';
import { NeedRow, type RowActions } from './need-row.tsx';
import { comesText, dateFieldOf, kindNames, type ShownWorklist } from './need-words.ts';
import { focusFirst, focusNext, moveByKey } from './row-focus.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';

type NeedListProps = { data: ShownWorklist; reload: () => Promise<void>; onMore: () => void };

/** The tally follows a save within seconds: the list is fetched again after these, in milliseconds. */
const followUps = [700, 3000];

/** The rows of the list, and what is open above them. */
export function NeedList({ data, reload, onMore }: NeedListProps) {
  const { session } = usePlace();
  const list = useRef<HTMLUListElement>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<{ item: WorklistItem; as: 'dialog' | 'snooze' }>();
  const { problem, run } = useTask();
  const items = data.items.filter(({ id }) => !gone.has(id));

  // Choosing a kind whose dates are typed in the row leads straight to the first of them.
  const chosen = useRef(data.kind);
  useEffect(() => {
    if (chosen.current === data.kind) return;
    chosen.current = data.kind;
    if (data.kind && dateFieldOf(data.kind)) focusFirst(list.current);
  }, [data.kind]);

  const waits = useRef<ReturnType<typeof setTimeout>[]>([]);
  const stopWaiting = () => waits.current.splice(0).forEach(clearTimeout);
  useEffect(() => stopWaiting, []);
  const reloadSoon = async () => {
    stopWaiting();
    waits.current = followUps.map((wait) => setTimeout(() => void reload(), wait));
  };
  const hide = ({ id }: WorklistItem) => {
    focusNext(list.current, id);
    setGone((now) => new Set([...now, id]));
  };
  /** The row comes back, or the sentence says why the date stays. */
  const undone = async (item: WorklistItem, undoing: Promise<unknown>): Promise<Undone> => {
    const refusal = await undoing;
    if (typeof refusal === 'string') return { refused: refusal.replace(/\.$/, '') };
    setGone((now) => new Set([...now].filter((id) => id !== item.id)));
    void reloadSoon();
    return { done: `${item.reference} är som förut` };
  };
  const actions: RowActions = {
    onNext: ({ id }) => focusNext(list.current, id),
    onFilled: (item, day) => {
      const date = dateFieldOf(item.kind);
      setGone((now) => new Set([...now, item.id]));
      if (date)
        offerUndo({
          text: `${item.reference}: ${date.name.toLowerCase()} ${day} är sparat`,
          undo: () => undone(item, undoDate({ item, field: date.field, moment: session }, day)),
        });
      void reloadSoon();
    },
    onOpen: (item) => setOpen({ item, as: 'dialog' }),
    onSnooze: (item) => setOpen({ item, as: 'snooze' }),
    onSettle: (item, outcome: SettledNeed['outcome']) =>
      void run(async () => {
        // Also after a refusal: another user may have settled it.
        void reloadSoon();
        await api.settleNeed(item.id, { outcome });
        hide(item);
        if (outcome !== 'declined') return showReceipt(`${item.reference} är noterad`);
        offerUndo({
          text: `${item.reference}: patienten vill inte svara`,
          undo: () => undone(item, api.settleNeed(item.id, { outcome: 'reopened' })),
        });
      }),
  };
  const close = () => setOpen(undefined);
  return (
    <section aria-label="Listan" class="stack">
      {problem && <ProblemNotice problem={problem} />}
      {items.length === 0 && data.next === undefined && <NothingToDo data={data} />}
      <ul
        class="needs"
        ref={list}
        onKeyDown={(event) =>
          moveByKey(event, list.current, (id) => {
            const item = items.find((one) => one.id === id);
            if (item) setOpen({ item, as: 'snooze' });
          })
        }
      >
        {items.map((item) => (
          <NeedRow key={item.id} item={item} {...actions} />
        ))}
      </ul>
      {data.next !== undefined && (
        <p>
          <Button onPress={onMore}>Visa fler</Button>
        </p>
      )}
      {open?.as === 'snooze' && (
        <SnoozeDialog
          item={open.item}
          onClose={close}
          onDone={(until) => {
            close();
            hide(open.item);
            void reloadSoon();
            showReceipt(`${open.item.reference} kommer tillbaka ${until}`);
          }}
        />
      )}
      {open?.as === 'dialog' && <NeedOpened item={open.item} onClose={close} onSaved={reloadSoon} />}
    </section>
  );
}

function NothingToDo({ data: { kind, kinds, comes } }: { data: ShownWorklist }) {
  if (kind && kinds.length > 0)
    return (
      <Empty title={`${kindNames[kind]}: klart`}>
        <p>Välj ett annat slag.</p>
      </Empty>
    );
  return (
    <Empty title="Inget att göra just nu">
      <p>{comesText(comes)}</p>
    </Empty>
  );
}
