/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures drawn by the program: landscapes, still lifes, faces. Each pixel is a function of where it is. */
#include "world/tusk-picture.h"

#include <math.h>

typedef struct
{
  double r;
  double g;
  double b;
} Colour;

/* What makes one picture differ from the next of its scene. */
typedef struct
{
  guint  seed;
  double aspect;
  Colour high;
  Colour low;
  Colour far;
  Colour near;
  Colour light;
} Plan;

static const Plan palettes[] = {
  { .high = { .36, .55, .80 },
    .low = { .97, .82, .68 },
    .far = { .48, .52, .68 },
    .near = { .13, .24, .26 },
    .light = { 1., .93, .74 } },
  { .high = { .20, .46, .72 },
    .low = { .73, .88, .94 },
    .far = { .36, .58, .55 },
    .near = { .10, .34, .20 },
    .light = { 1., 1., .92 } },
  { .high = { .12, .11, .28 },
    .low = { .85, .38, .36 },
    .far = { .34, .18, .36 },
    .near = { .09, .07, .16 },
    .light = { 1., .74, .42 } },
  { .high = { .05, .08, .20 },
    .low = { .21, .30, .50 },
    .far = { .12, .18, .32 },
    .near = { .03, .05, .10 },
    .light = { .96, .95, .86 } },
  { .high = { .62, .72, .78 },
    .low = { .93, .93, .90 },
    .far = { .66, .72, .74 },
    .near = { .27, .33, .34 },
    .light = { .99, .98, .95 } },
};

static Colour
mix (Colour a,
     Colour b,
     double t)
{
  double s = CLAMP (t, 0., 1.);

  return (Colour) { a.r + (b.r - a.r) * s, a.g + (b.g - a.g) * s, a.b + (b.b - a.b) * s };
}

static double
noise (guint seed,
       guint n)
{
  guint32 x = seed * 2654435761u + n * 40503u;

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;

  return (double) (x % 10000) / 10000.;
}

/* A ridge: a few waves of different length, between 0 and 1. */
static double
ridge (guint  seed,
       double x)
{
  double height = 0.5;

  for (guint i = 1; i <= 4; i++)
    height += sin (x * 2.3 * i * (1. + noise (seed, i)) + 6.3 * noise (seed, i + 9)) * 0.22 / i;

  return height;
}

static Colour
draw_hills (const Plan *plan,
            double      x,
            double      y)
{
  Colour colour = mix (plan->high, plan->low, y * 1.5);
  double sun = hypot ((x - 0.2 - 0.6 * noise (plan->seed, 3)) * plan->aspect,
                      y - 0.18 - 0.2 * noise (plan->seed, 4));

  colour = mix (plan->light, colour, (sun - 0.06) * 80.);
  colour = mix (mix (plan->light, colour, 0.55), colour, sun * 2.4);
  for (guint i = 0; i < 4; i++)
    {
      double top = 0.52 + i * 0.12 - 0.16 * ridge (plan->seed + i * 7, x * plan->aspect);
      Colour layer = mix (plan->far, plan->near, i / 3.);

      layer = mix (layer, plan->low, 0.25 * (1. - (y - top) * 3.));
      colour = mix (colour, layer, (y - top) * 300.);
    }

  return colour;
}

static Colour
draw_sea (const Plan *plan,
          double      x,
          double      y)
{
  double horizon = 0.55;
  double middle = 0.25 + 0.5 * noise (plan->seed, 3);
  double sun = hypot ((x - middle) * plan->aspect, y - horizon + 0.12);
  double depth = y - horizon;
  Colour colour = mix (plan->high, plan->low, y / horizon);

  if (depth < 0.)
    return mix (plan->light, mix (mix (plan->light, colour, 0.4), colour, sun * 2.2), (sun - 0.08) * 80.);
  colour = mix (plan->far, plan->near, depth * 1.8);
  if (sin (y * y * 190. + 5. * sin (x * 9. + plan->seed)) > 0.55)
    colour = mix (colour, plan->low, 0.25);
  if (fabs (x - middle + 0.02 * sin (y * 140.)) < 0.02 + depth * 0.16 && sin (y * y * 260.) > -0.2)
    colour = mix (colour, plan->light, 0.55);

  return colour;
}

static Colour
draw_forest (const Plan *plan,
             double      x,
             double      y)
{
  Colour colour = mix (plan->low, plan->far, y);

  for (guint row = 0; row < 4; row++)
    {
      double n_trees = 9. - row * 1.5;
      double place = x * n_trees + noise (plan->seed, row);
      guint  tree = (guint) place;
      double across = fabs (place - tree - 0.5);
      double top = 0.18 + row * 0.12 + 0.14 * noise (plan->seed + row, tree);
      double width = (y - top) * (0.55 + 0.16 * sin ((y - top) * 50.));

      if (y > top && across < MIN (width, 0.5))
        colour = mix (mix (plan->far, plan->near, (row + 1) / 4.), colour, 0.12);
    }

  return colour;
}

static Colour
draw_table (const Plan *plan,
            double      x,
            double      y)
{
  static const Colour fruits[] = { { .86, .30, .22 }, { .95, .68, .22 }, { .55, .68, .28 }, { .44, .22, .40 } };
  Colour              colour = y < 0.62 ? mix (plan->low, plan->far, y * 0.6)
                                        : mix (plan->near, plan->far, 0.5 - (y - 0.62));

  for (guint i = 0; i < 7; i++)
    {
      double radius = 0.09 + 0.05 * noise (plan->seed, i);
      double dx = (x - 0.2 - 0.6 * noise (plan->seed, i + 20)) * plan->aspect;
      double dy = y - 0.70 + 0.1 * noise (plan->seed, i + 40);
      double distance = hypot (dx, dy) / radius;
      double shine = hypot (dx + radius * 0.35, dy + radius * 0.4) / radius;
      Colour fruit = fruits[(plan->seed + i) % G_N_ELEMENTS (fruits)];

      if (distance < 1.)
        colour = mix (mix (fruit, (Colour) { 1., 1., .95 }, 0.6 - shine), plan->near, (distance - 0.55) * 0.9);
    }

  return colour;
}

static Colour
draw_tiles (const Plan *plan,
            double      x,
            double      y)
{
  double size = 4. + plan->seed % 4;
  double u = x * size * plan->aspect;
  double v = y * size;
  guint  tile = (guint) u * 31 + (guint) v * 17;
  double inside = hypot (u - floor (u) - (tile % 2), v - floor (v) - (tile / 2 % 2));
  Colour ground = mix (plan->high, plan->low, noise (plan->seed, tile));

  return fabs (inside - 0.5) < 0.17 ? mix (plan->light, ground, 0.15)
         : inside < 0.33            ? mix (plan->near, ground, 0.3)
                                    : ground;
}

static Colour
draw_face (const Plan *plan,
           double      x,
           double      y)
{
  double dx = x - 0.5;
  Colour skin = mix ((Colour) { .98, .84, .72 }, (Colour) { .42, .27, .20 }, noise (plan->seed, 1));
  Colour hair = mix ((Colour) { .15, .10, .09 }, (Colour) { .88, .70, .40 }, noise (plan->seed, 2));
  Colour shirt = mix (plan->far, plan->light, noise (plan->seed, 5));
  Colour colour = mix (plan->low, plan->high, y * 0.8);
  double fringe = 0.33 + 0.05 * sin (dx * 12. + plan->seed);

  if (hypot (dx, (y - 0.44) * 0.95) < 0.29 + 0.03 * noise (plan->seed, 6) &&
      y < 0.44 + 0.3 * noise (plan->seed, 7))
    colour = hair;
  if (hypot (dx * 0.8, y - 1.05) < 0.34)
    colour = shirt;
  if (fabs (dx) < 0.08 && y > 0.6 && y < 0.78)
    colour = mix (skin, plan->near, 0.15);
  if (hypot (dx * 1.15, y - 0.47) < 0.24 && y > fringe)
    colour = skin;
  if (hypot (fabs (dx) - 0.085, (y - 0.45) * 0.8) < 0.022)
    colour = (Colour) { .12, .10, .12 };
  if (fabs (hypot (dx, y - 0.50) - 0.085) < 0.010 && y > 0.545)
    colour = mix (skin, (Colour) { .55, .12, .14 }, 0.7);

  return colour;
}

static Colour
draw_point (const char *scene,
            const Plan *plan,
            double      x,
            double      y)
{
  if (g_str_equal (scene, "sea"))
    return draw_sea (plan, x, y);
  if (g_str_equal (scene, "forest"))
    return draw_forest (plan, x, y);
  if (g_str_equal (scene, "table"))
    return draw_table (plan, x, y);
  if (g_str_equal (scene, "tiles"))
    return draw_tiles (plan, x, y);
  if (g_str_equal (scene, "face"))
    return draw_face (plan, x, y);

  return draw_hills (plan, x, y);
}

static void
put_pixel (guint8     *pixel,
           const char *scene,
           const Plan *plan,
           double      x,
           double      y,
           double      step)
{
  double sums[3] = { 0., 0., 0. };

  /* Four samples a pixel make the edges smooth. */
  for (guint i = 0; i < 4; i++)
    {
      Colour colour = draw_point (scene, plan, x + (i % 2) * step / 2.,
                                  y + (i / 2 == 0 ? 0. : step / 2. * plan->aspect));

      sums[0] += colour.r;
      sums[1] += colour.g;
      sums[2] += colour.b;
    }
  for (guint i = 0; i < 3; i++)
    pixel[i] = (guint8) (CLAMP (sums[i] / 4., 0., 1.) * 255.);
}

/**
 * tusk_picture_draw:
 * @scene: hills, sea, forest, table, tiles or face
 *
 * Returns: (transfer full): three bytes for each pixel
 */
GBytes *
tusk_picture_draw (const char *scene,
                   guint       seed,
                   int         width,
                   int         height)
{
  guint8 *pixels = g_malloc ((gsize) width * height * 3);
  Plan    plan = palettes[seed % G_N_ELEMENTS (palettes)];

  plan.seed = seed;
  plan.aspect = (double) width / height;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      put_pixel (pixels + ((gsize) y * width + x) * 3, scene, &plan,
                 (double) x / width, (double) y / height, 1. / width);

  return g_bytes_new_take (pixels, (gsize) width * height * 3);
}
