import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import type { WorkPage } from '../area.ts';
import { workPages } from '../areas.ts';
import { holds, useMe } from '../me.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { Frame } from './Frame.tsx';

/** Made once: a lazy component made while drawing would forget its state at each drawing. */
const lazyPages = workPages.map((page) => ({
  page,
  Lazy: lazy(async () => ({ default: (await page.read()).Page })),
}));

const NotAllowed = ({ page }: { readonly page: WorkPage }) => {
  const { t } = useTranslation(['common', 'workspace']);
  const roles = (page.roles ?? []).map((role) => t(`workspace:roles.${role}`)).join(' · ');
  return <WorkView title={t('problem.notAllowed')} lead={t('problem.notAllowedLead', { roles })} />;
};

const Missing = () => {
  const { t } = useTranslation();
  return <WorkView title={t('problem.notFound')} lead={t('problem.notFoundLead')} />;
};

/** The working pages, each loaded when it is first opened. */
export const WorkRoutes = () => {
  const me = useMe();
  return (
    <Routes>
      <Route element={<Frame />}>
        {lazyPages.map(({ page, Lazy }) => (
          <Route
            key={page.path}
            path={page.path}
            element={
              page.roles !== undefined && !holds(me, page.roles) ? (
                <NotAllowed page={page} />
              ) : (
                <Suspense fallback={<Skeleton active className="work-view" />}>
                  <Lazy />
                </Suspense>
              )
            }
          />
        ))}
        <Route path="*" element={<Missing />} />
      </Route>
    </Routes>
  );
};
