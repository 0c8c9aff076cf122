import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asProblem, type Problem } from './problem.ts';

export type Loaded<Data> = {
  /** The latest data; it stays on the screen while newer data is fetched, so that nothing flickers. */
  data: Data | undefined;
  problem: Problem | undefined;
  reload: () => Promise<void>;
};

type LoadOptions = {
  /** Milliseconds between fetches while the page is visible; absent: once. */
  every?: number;
  /** Fetches again when the user comes back to the tab after this many milliseconds or more. */
  onReturnAfter?: number;
  /** Called when a later fetch returns something new. */
  onChange?: () => void;
};

/**
 * Fetches on mount and whenever `key` changes, and with `every` repeatedly while the page is visible. Data of
 * another key is never shown; an answer equal to the last one changes nothing.
 */
export function useLoad<Data>(
  key: string,
  fetchData: () => Promise<Data>,
  options: LoadOptions = {},
): Loaded<Data> {
  const [state, setState] = useState<{ key: string; data?: Data; problem?: Problem }>({ key });
  const latest = useRef({ key, fetchData, options, text: '' });
  if (latest.current.key !== key) latest.current.text = '';
  Object.assign(latest.current, { key, fetchData, options });

  const reload = useCallback(async () => {
    const asked = latest.current.key;
    try {
      const data = await latest.current.fetchData();
      if (latest.current.key !== asked) return;
      const text = JSON.stringify(data);
      if (text === latest.current.text) {
        setState((now) => (now.problem ? { key: asked, data } : now));
        return;
      }
      if (latest.current.text) latest.current.options.onChange?.();
      latest.current.text = text;
      setState({ key: asked, data });
    } catch (error) {
      if (latest.current.key !== asked) return;
      const problem = asProblem(error);
      setState((now) => (now.key === asked ? { ...now, problem } : { key: asked, problem }));
    }
  }, []);

  useEffect(() => {
    void reload();
  }, [key, reload]);

  const { every } = options;
  useEffect(() => {
    if (!every) return;
    let under = false;
    const tick = async () => {
      if (document.hidden || under) return;
      under = true;
      await reload();
      under = false;
    };
    const timer = setInterval(tick, every);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [every, reload]);

  const { onReturnAfter } = options;
  useEffect(() => {
    if (!onReturnAfter) return;
    let left = Date.now();
    const look = () => {
      if (document.hidden) left = Date.now();
      else if (Date.now() - left >= onReturnAfter) void reload();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [onReturnAfter, reload]);

  const current = state.key === key;
  return {
    data: current ? state.data : undefined,
    problem: current ? state.problem : undefined,
    reload,
  };
}

/** The state of a call that writes: whether it is under way, and the latest problem. */
export function useTask(): {
  busy: boolean;
  problem: Problem | undefined;
  run: (work: () => Promise<void>) => Promise<void>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(false);
  const run = async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, problem, run, clear: () => setProblem(undefined) };
}

/**
 * Makes a call, and fetches the data again before it throws a conflict, so that the next attempt is made on
 * the data that is shown.
 */
export async function readAnewOnConflict<Result>(
  call: () => Promise<Result>,
  reload: () => Promise<void>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (asProblem(error).status === 409) await reload();
    throw error;
  }
}
