import type { Budget } from '../claims/budget.js';
import { BUDGETS } from '../claims/budget.js';
import { UsageError } from './errors.js';

export function readBudget(text: string): Budget {
  const budget = BUDGETS.find((b) => b === text);
  if (!budget) throw new UsageError(`--budget ${text}: expected ${BUDGETS.join(', ')}`);
  return budget;
}

export function readInteger(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !(value >= min && value <= max)) {
    throw new UsageError(`${flag} ${text}: expected an integer from ${min} to ${max}`);
  }
  return value;
}
