import { evaluateRules, latestAssessments, type RuleResult } from '#assess';
import { getProducts } from '#catalog';
import { type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { ContractsCode } from './errors.ts';
import type { AcceptanceRule, Terms } from './model.ts';
import { combineResults, unwaivedFailures } from './rules.ts';

/**
 * Runs a buyer's rules on the current assessments of a product's datasets. Reads the provider's rows in system context:
 * the caller has checked that the actor deals about the product. Refuses when a dataset is not assessed yet.
 */
export const runRules = (
  tx: Tx,
  productId: string,
  rules: readonly AcceptanceRule[],
): Promise<Outcome<RuleResult[], ContractsCode>> =>
  withSystem(tx, async () => {
    if (rules.length === 0) return ok([]);
    const datasetIds = (await getProducts(tx, [productId])).get(productId)?.datasetIds ?? [];
    const assessments = await latestAssessments(tx, datasetIds);
    if (datasetIds.length === 0 || assessments.size < datasetIds.length)
      return refuse('contracts.rules_not_assessable');
    const results = [...assessments.values()].flatMap((assessment) => evaluateRules(assessment, rules));
    return ok(
      combineResults(
        rules.map(({ id }) => id),
        results,
      ),
    );
  });

/** The rules of terms that fail now and are waived neither by the terms nor by whoever signs. */
export const failingRules = async (
  tx: Tx,
  productId: string,
  terms: Terms,
  waived: readonly string[],
): Promise<Outcome<string[], ContractsCode>> => {
  const rules = terms.acceptance?.rules ?? [];
  const results = await runRules(tx, productId, rules);
  if (!results.ok) return results;
  return ok(unwaivedFailures(rules, results.value, [...waived, ...(terms.acceptance?.acceptDespite ?? [])]));
};

/** Refuses to let the buyer sign while one of its own rules fails that it does not put up with expressly. */
export const requireRulesMet = async (
  tx: Tx,
  productId: string,
  terms: Terms,
  acceptDespite: readonly string[],
): Promise<Outcome<null, ContractsCode>> => {
  const failing = await failingRules(tx, productId, terms, acceptDespite);
  if (!failing.ok) return failing;
  return failing.value.length === 0
    ? ok(null)
    : refuse('contracts.rules_fail', { rules: failing.value.join(', ') }, { rules: failing.value });
};
