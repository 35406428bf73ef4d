import type { Bilingual } from '#kernel';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people write it: 2026年11月23日, 23 Nov 2026. */
export const dayWords = (day: string): Bilingual => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${months[month - 1]} ${year}` };
};

/** An instant to the second, in UTC: what is signed has one time for all. */
export const instantWords = (at: Date): Bilingual => {
  const { zh, en } = dayWords(at.toISOString().slice(0, 10));
  const time = at.toISOString().slice(11, 19);
  return { zh: `${zh} ${time} UTC`, en: `${en} ${time} UTC` };
};
