import { useSearchParams } from 'react-router';
import { holds, useMe } from '../../me.ts';
import { FigureNames } from './FigureNames.tsx';
import { MakeReport } from './MakeReport.tsx';
import { ReportBeside } from './ReportBeside.tsx';
import { ReportList } from './ReportList.tsx';
import { Templates } from './Templates.tsx';

/** Monthly and yearly reports in own templates; the open one is in the address, so that it can be shown to a colleague. */
export const MarketReports = () => {
  const mayMake = holds(useMe(), ['exchangeManager']);
  const [query, setQuery] = useSearchParams();
  const open = (id: string): void => setQuery({ report: id });
  return (
    <>
      {mayMake ? <MakeReport onOpen={open} /> : null}
      <ReportList onOpen={open} />
      <Templates mayChange={mayMake} />
      <FigureNames />
      <ReportBeside id={query.get('report')} onClose={() => setQuery({})} />
    </>
  );
};
