/** Every state of the window that a designer should look at, by name. */
import type { Scenes } from "./scene.ts";
import { automation } from "./scenes/automation.ts";
import { availability } from "./scenes/availability.ts";
import { connection } from "./scenes/connection.ts";
import { dialling } from "./scenes/dialling.ts";
import { diagnostics } from "./scenes/diagnostics.ts";
import { keyboard } from "./scenes/keyboard.ts";
import { madeUpLanguages } from "./scenes/made-up-languages.ts";
import { names } from "./scenes/names.ts";
import { cardNumber } from "./scenes/calls/card-number.ts";
import { oneCall } from "./scenes/calls/one-call.ts";
import { outcomes } from "./scenes/calls/outcomes.ts";
import { questions } from "./scenes/questions.ts";
import { secondChance } from "./scenes/calls/second-chance.ts";
import { settings } from "./scenes/settings.ts";
import { severalCalls } from "./scenes/calls/several-calls.ts";
import { strip } from "./scenes/strip.ts";
import { signIn } from "./scenes/sign-in.ts";
import { warmTransfer } from "./scenes/calls/warm-transfer.ts";
import { updates } from "./scenes/updates.ts";

export const scenes: Scenes = {
  ...connection,
  ...signIn,
  ...oneCall,
  ...cardNumber,
  ...severalCalls,
  ...dialling,
  ...warmTransfer,
  ...keyboard,
  ...strip,
  ...names,
  ...outcomes,
  ...secondChance,
  ...questions,
  ...settings,
  ...diagnostics,
  ...automation,
  ...updates,
  ...availability,
  ...madeUpLanguages,
};
