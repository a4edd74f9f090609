import { balance } from './balance';
import type { Dialogs } from './engine/dialog';
import { fees } from './fees';
import { fraud } from './fraud';
import { human } from './human';
import { rates } from './rates';
import { settings } from './settings';
import { signIn } from './signing-in';
import { goodbye, greeting, thanks } from './small-talk';
import { transfer } from './transfer';

/** Everything a customer can do, by the name that `start` uses. */
export const dialogs: Dialogs = { greeting, thanks, goodbye, balance, transfer, fees, rates, settings, signIn, human, fraud };
