import { accountPages } from './accounts/pages.ts';
import { approvalPages } from './approvals/pages.ts';
import type { WorkPage } from './area.ts';
import { auditPages } from './audit/pages.ts';
import { buyPages } from './buy/pages.ts';
import { casePages } from './cases/pages.ts';
import { dealPages } from './deals/pages.ts';
import { deskPages } from './desk/pages.ts';
import { keyPages } from './keys/pages.ts';
import { noticesPages } from './notices/pages.ts';
import { importPages } from './operate/imports/pages.ts';
import { operatePages } from './operate/pages.ts';
import { providePages } from './provide/pages.ts';
import { settingsPages } from './settings/pages.ts';

/** Every working page, area by area. */
export const workPages: readonly WorkPage[] = [
  ...deskPages,
  ...casePages,
  ...providePages,
  ...noticesPages,
  ...approvalPages,
  ...operatePages,
  ...auditPages,
  ...settingsPages,
  ...buyPages,
  ...dealPages,
  ...accountPages,
  ...keyPages,
  ...importPages,
];
