package carrick.browser;

import carrick.support.Browser;

/** Every page that a customer can see, and the way to it. */
enum Page {
    FRONT {
        @Override
        void show(Browser browser) {
            browser.open("/");
        }
    },
    LOGIN {
        @Override
        void show(Browser browser) {
            browser.openLink("x").await("login:username");
        }
    },
    LOGIN_WRONG {
        @Override
        void show(Browser browser) {
            browser.openLink("x").signIn("nobody-" + System.nanoTime(), "wrong").await("error");
        }
    },
    CONSENT {
        @Override
        void show(Browser browser) {
            browser.openLink("x").signInAsAnn();
        }
    },
    REJECTED {
        @Override
        void show(Browser browser) {
            browser.openLink("skill", "https://pitangui.amazon.com/api/skill/link/MANOTHERVENDOR", "smart_home", "x");
        }
    },
    EXPIRED {
        @Override
        void show(Browser browser) {
            browser.open("/account/login?attempt=gone");
        }
    },
    COOKIE {
        @Override
        void show(Browser browser) {
            browser.openLink("x");
            var address = browser.address();
            browser.forgetCookies();
            browser.open(address.substring(address.indexOf("/account/")));
        }
    },
    MISSING {
        @Override
        void show(Browser browser) {
            browser.open("/nothing/here");
        }
    },
    FAILED {
        @Override
        void show(Browser browser) {
            browser.open("/account/failed");
        }
    },
    LINKED {
        @Override
        void show(Browser browser) {
            browser.open("/demo/link")
                    .signIn("demo", "carrick-demo")
                    .click("consent:allow")
                    .await("linked");
        }
    },
    NOT_LINKED {
        @Override
        void show(Browser browser) {
            browser.open("/demo/link").click("login:cancel").await("notLinked");
        }
    };

    abstract void show(Browser browser);
}
