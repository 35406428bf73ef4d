import { createApi } from '../api/api.ts';
import type { Login } from './actors.ts';
import { admitVisitor } from './actors.ts';
import { openAccount, payIn } from './bank.ts';
import type { Cast, Tell } from './world.ts';
import { yuan } from './world.ts';

/** Leaves two members without a past for whoever opens the portal: one to offer with, one to buy with. */
export const leaveVisitors = async ({ world, actors }: Cast, tell: Tell): Promise<Login[]> => {
  const api = createApi(world.platform.address);
  const { seller, buyer } = world.story.visitors;
  const [selling, buying] = [
    await admitVisitor(api, seller, actors.operatorOf(seller.region)),
    await admitVisitor(api, buyer, actors.operatorOf(buyer.region)),
  ];
  for (const visitor of [selling, buying]) await openAccount(world.story, visitor.api);
  const paid = yuan(await payIn(world, actors.operator, buying.api));
  tell({
    zh: `门户体验账号：${seller.person.email} 发布数据，${buyer.person.email} 购买（余额 ${paid} 元）`,
    en: `to try the portal: ${seller.person.email} offers, ${buyer.person.email} buys (balance ${paid})`,
  });
  return [selling.login, buying.login];
};
