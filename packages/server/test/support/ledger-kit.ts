/** A kit with the schema that the ledger needs; apart from the ground, so that the benchmark has no test runner in it. */
import { openTestKit, type TestKit, type TestKitOptions } from './kit.ts';

/** Opens a kit with what the ledger needs. */
export const openLedgerKit = (options: TestKitOptions = {}): Promise<TestKit> =>
  openTestKit({ migrations: ['0001', '0002', '0003', '0004', '0025'], ...options });
