/** The pages as customers meet them: in Chromium, by mouse, touch and keyboard, in nine languages. */
package carrick.browser;
