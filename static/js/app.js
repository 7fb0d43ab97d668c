// Page behaviour that works beside htmx; every page is usable without it.
"use strict";
