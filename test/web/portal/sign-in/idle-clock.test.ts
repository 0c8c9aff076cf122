import { beforeEach, describe, expect, it } from 'vitest';
import { idleClock } from '../../../../web/portal/sign-in/idle-clock.ts';

const minute = 60_000;
let now: number;
let kept: number | undefined;
const open = () =>
  idleClock(() => now, {
    read: () => kept,
    write: (at) => {
      kept = at;
    },
  });
const wait = (minutes: number) => {
  now += minutes * minute;
};

beforeEach(() => {
  now = Date.parse('2026-11-20T09:00:00Z');
  kept = undefined;
});

describe('a session that nobody touches', () => {
  it.each([
    ['is busy', 27.99, 'busy'],
    ['is ending, with two minutes left', 28, 'ending'],
    ['is ending to the last', 29.99, 'ending'],
    ['has ended', 30, 'ended'],
    ['has ended long since', 600, 'ended'],
  ])('%s after %d minutes', (_, minutes, idleness) => {
    const clock = open();
    clock.begin();
    wait(minutes);
    expect(clock.idleness()).toBe(idleness);
  });

  it('has ended also where its page is loaded anew', () => {
    open().begin();
    wait(31);
    expect(open().idleness()).toBe('ended');
  });
});

describe('a touch', () => {
  it('begins the time anew, in every tab', () => {
    const [one, other] = [open(), open()];
    one.begin();
    wait(27);
    other.touch();
    wait(27);
    expect(one.idleness()).toBe('busy');
  });

  it('while the warning is shown does not answer it', () => {
    const clock = open();
    clock.begin();
    wait(29);
    clock.touch();
    wait(1);
    expect(clock.idleness()).toBe('ended');
  });

  it('after the end does not go on with the session, and nor does asking to stay', () => {
    const clock = open();
    clock.begin();
    wait(45);
    clock.touch();
    clock.stay();
    expect(clock.idleness()).toBe('ended');
    clock.begin();
    expect(clock.idleness()).toBe('busy');
  });
});

it('asking to stay while the warning is shown gives half an hour more', () => {
  const clock = open();
  clock.begin();
  wait(29);
  clock.stay();
  wait(27);
  expect(clock.idleness()).toBe('busy');
});

it('a computer’s clock that is set back ends nothing, and keeps nothing for ever', () => {
  const clock = open();
  clock.begin();
  wait(-60);
  expect(clock.idleness()).toBe('busy');
  clock.touch();
  wait(10);
  clock.touch();
  expect(clock.idleness()).toBe('busy');
});
