// Every page works without this file. What is here saves a click, a reload or a typed word.
import htmx from "htmx.org";
import { installAutosave } from "./js/autosave.js";
import { installCertificates } from "./js/certificates-loader.js";
import { installChartLoader } from "./js/charts-loader.js";
import { installDialogs } from "./js/dialogs.js";
import { installFocus } from "./js/focus.js";
import { installKeys } from "./js/keys.js";
import { installMenus } from "./js/menus.js";
import { installPalette } from "./js/palette.js";
import { installPasskeys } from "./js/passkeys.js";
import { installPickers } from "./js/pickers.js";
import { installStrips } from "./js/strips.js";
import { installToasts } from "./js/toasts.js";
import { installTokens } from "./js/tokens.js";
import { installUploads } from "./js/uploads.js";

// The pages' content security policy allows neither eval nor injected styles.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  defaultSwapStyle: "outerHTML",
});

for (const install of [
  installMenus,
  installDialogs,
  installToasts,
  installTokens,
  installFocus,
  installKeys,
  installPalette,
  installPasskeys,
  installPickers,
  installUploads,
  installAutosave,
  installStrips,
  installChartLoader,
  installCertificates,
]) {
  install(document);
}
