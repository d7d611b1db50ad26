/* Runs beside ECharts in V8: what a browser would have given it, and one function to draw. */
var setTimeout = function () { return 0; };
var clearTimeout = function () {};
var widths = {}, widest = 0;

function letter(character) {
  return widths[character] || widths[character.normalize("NFD")[0]] || widest;
}

function knowLetters(table, unknown) {
  widths = table;
  widest = unknown;
  echarts.setPlatformAPI({
    measureText: function (text, font) {
      var size = parseFloat(/([\d.]+)px/.exec(font || "12px")[1]);
      var total = 0;
      for (var character of String(text).normalize("NFC")) { total += letter(character); }
      return { width: total * size / 1000 };
    },
  });
  return true;
}

/* {decimals, mark} stands for a function, which JSON cannot hold. */
function written(form) {
  return function (value) {
    return value.toFixed(form.decimals).replace("-", "−").replace(".", form.mark);
  };
}

function revive(part) {
  if (part === null || typeof part !== "object") { return part; }
  for (var key of Object.keys(part)) {
    var value = part[key];
    part[key] = key === "formatter" && value && value.mark ? written(value) : revive(value);
  }
  return part;
}

function draw(text, width, height) {
  var chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
  try {
    chart.setOption(revive(JSON.parse(text)));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
