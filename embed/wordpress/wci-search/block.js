/* The block in the editor: what to choose. What it looks like is made on the server, as for the shortcode. */
(function (blocks, element, blockEditor, components) {
  const el = element.createElement;
  const modes = ["results", "box", "speakers", "whats-new"];
  blocks.registerBlockType("wci/search", {
    edit: function (props) {
      const a = props.attributes;
      const text = function (name, label) {
        return el(components.TextControl, { label: label, value: a[name], onChange: function (value) { props.setAttributes({ [name]: value }); } });
      };
      const select = function (name, label, values) {
        const options = values.map(function (value) { return { value: value, label: value || "–" }; });
        return el(components.SelectControl, { label: label, value: a[name], options: options, onChange: function (value) { props.setAttributes({ [name]: value }); } });
      };
      return el("div", blockEditor.useBlockProps(),
        el(components.Placeholder, { icon: "search", label: "WCI Search" },
          select("mode", "Mode", modes), select("lang", "Language", ["", "en", "fr"]),
          text("label", "Label"), text("filter", "Filter, for instance region=on-eastern")));
    },
    save: function () { return null; },
  });
})(window.wp.blocks, window.wp.element, window.wp.blockEditor, window.wp.components);
