import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Makes the program's log: JSON lines on stderr, secrets struck out. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        // A database error's detail and where quote the rows it is about.
        paths: ['*.password', '*.token', '*.bearerToken', 'req.headers.authorization', 'err.detail', 'err.where'],
        censor: '[struck out]',
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );
