import type { AnswerLog, Reply, StoredReply } from '../../core/answers.ts';
import type { Timer } from '../../core/ports.ts';

/** The answers under one preamble, as long as somebody uses them. */
export interface Shelf {
  /** What is stored, or was bought since. */
  find(key: string): Reply | undefined;
  /** Keeps an answer; it is in the log soon, and at the latest after `flush`. @throws what kept an earlier one out of the log */
  add(key: string, answer: StoredReply): void;
  /** Resolves when everything that was added is in the log. @throws what kept it out */
  flush(): Promise<void>;
  /** The answer to a question; whoever asks the same one meanwhile gets the same answer. */
  share(key: string, buy: () => Promise<Reply>): Promise<Reply>;
  /** Lets the first caller go ahead, and the others wait until it is done, well or not. @returns whether this one went */
  lead(go: () => Promise<void>): Promise<boolean>;
}

const FLUSH_MS = 50;
const FLUSH_ANSWERS = 256;

type Write = (answers: ReadonlyMap<string, StoredReply>) => Promise<void>;

/** Puts answers into the log together: a few times a second, not one by one. */
function createWriter(write: Write, timer: Timer) {
  let unwritten = new Map<string, StoredReply>();
  let writing = Promise.resolve();
  let fault: { readonly error: unknown } | undefined;
  const check = (): void => {
    if (fault !== undefined) throw fault.error;
  };
  const writeOut = (): void => {
    writing = writing.then(async () => {
      const answers = unwritten;
      unwritten = new Map();
      if (answers.size === 0 || fault !== undefined) return;
      await write(answers).catch((error: unknown) => {
        fault = { error };
      });
    });
  };
  return {
    add(key: string, answer: StoredReply): void {
      unwritten.set(key, answer);
      if (unwritten.size === 1) void timer.sleep(FLUSH_MS).then(writeOut);
      if (unwritten.size === FLUSH_ANSWERS) writeOut();
      check();
    },
    async flush(): Promise<void> {
      writeOut();
      await writing;
      check();
    },
  };
}

function createShelf(stored: ReadonlyMap<string, StoredReply>, write: Write, timer: Timer): Shelf {
  const writer = createWriter(write, timer);
  const bought = new Map<string, Reply>();
  const asked = new Map<string, Promise<Reply>>();
  let leader: Promise<void> | undefined;
  return {
    find: key => bought.get(key) ?? stored.get(key)?.reply,
    add(key, answer) {
      bought.set(key, answer.reply);
      writer.add(key, answer);
    },
    flush: writer.flush,
    share(key, buy) {
      const known = asked.get(key);
      if (known !== undefined) return known;
      const reply = buy().finally(() => asked.delete(key));
      asked.set(key, reply);
      return reply;
    },
    async lead(go) {
      if (leader !== undefined) {
        await leader;
        return false;
      }
      const going = go();
      leader = going.catch(() => undefined);
      await going;
      return true;
    },
  };
}

export interface Shelves {
  /** Runs with the shelf of a part, which is read once for all that use it at the same time, and forgotten after the last. */
  use<T>(part: string, work: (shelf: Shelf) => Promise<T>): Promise<T>;
}

/** Opens the parts of a log. */
export function openShelves(log: AnswerLog, timer: Timer): Shelves {
  const open = new Map<string, { users: number; readonly shelf: Promise<Shelf> }>();
  const load = async (part: string): Promise<Shelf> =>
    createShelf(await log.read(part), answers => log.append(part, answers), timer);
  return {
    async use(part, work) {
      const entry = open.get(part) ?? { users: 0, shelf: load(part) };
      open.set(part, entry);
      entry.users++;
      try {
        const shelf = await entry.shelf;
        try {
          return await work(shelf);
        } finally {
          await shelf.flush();
        }
      } finally {
        entry.users--;
        if (entry.users === 0) open.delete(part);
      }
    },
  };
}
