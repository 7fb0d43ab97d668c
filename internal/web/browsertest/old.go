package browsertest

// forget removes from a page what browsers have learnt since Chromium 92 and
// scripts might lean on, with the version that brought it. What is syntax or
// style cannot be removed: TestOldBrowsers of package static looks for it.
const forget = `
delete Object.hasOwn;                       // 93
delete window.structuredClone;              // 98
delete Array.prototype.findLast;            // 97
delete Array.prototype.findLastIndex;
delete Array.prototype.group;
delete Object.groupBy;                      // 117
delete Map.groupBy;
delete Array.fromAsync;                     // 121
delete Promise.withResolvers;               // 119
delete Promise.try;                         // 128
delete URL.canParse;                        // 120
delete URL.parse;                           // 126
delete AbortSignal.timeout;                 // 103
delete AbortSignal.any;                     // 116
delete AbortSignal.prototype.throwIfAborted;
delete Document.prototype.startViewTransition;     // 111
delete Document.prototype.prerendering;     // 108
delete HTMLElement.prototype.showPopover;   // 114
delete HTMLElement.prototype.hidePopover;
delete HTMLElement.prototype.togglePopover;
delete HTMLElement.prototype.inert;         // 102
delete Element.prototype.moveBefore;        // 133
delete Element.prototype.checkVisibility;   // 105
delete Element.prototype.setHTMLUnsafe;     // 124
delete Document.parseHTMLUnsafe;
delete window.navigation;                   // 102
delete window.scheduler;                    // 94
delete window.Highlight;                    // 105
delete window.CloseWatcher;                 // 126
delete window.URLPattern;                   // 95
for (const name of ['toSorted', 'toSpliced', 'toReversed', 'with']) delete Array.prototype[name];  // 110
for (const name of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf']) delete Set.prototype[name];  // 122
for (const name of ['isWellFormed', 'toWellFormed']) delete String.prototype[name];  // 111
`
