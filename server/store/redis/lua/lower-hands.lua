#!lua flags=allow-oom
--[[
Notes that all hands that are up are lowered now.
KEYS  1 reactions, as reactions.lua keeps them  2 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 for how many ms  4 the store's time
Returns 1.
Hint  pulse
]]
local over = tonumber(ARGV[4]) + tonumber(ARGV[3])
redis.call("HSET", KEYS[1], "lowered", string.format("%.0f %s", over, ARGV[4]))
redis.call("PEXPIRE", KEYS[1], ARGV[3])
redis.call(ARGV[1], KEYS[2], ARGV[2])
return 1
